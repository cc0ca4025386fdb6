namespace Mezzofy.Core.Outputs.Brand;

/// <summary>The colours of everything that leaves the house, <c>#rrggbb</c>.</summary>
public static class BrandColours
{
    /// <summary>Headings and the cover.</summary>
    public const string Ink = "#14213d";

    /// <summary>Running text.</summary>
    public const string Text = "#1f2937";

    /// <summary>Captions, axes, running headers.</summary>
    public const string Muted = "#5b6478";

    /// <summary>Rules and grid lines.</summary>
    public const string Line = "#d9dee7";

    /// <summary>Cards and heading rows.</summary>
    public const string Surface = "#f4f6fa";

    /// <summary>The logo's colour, for accents only.</summary>
    public const string Accent = "#f0572f";

    /// <summary>A welcome change.</summary>
    public const string Good = "#0f7b55";

    /// <summary>An unwelcome change.</summary>
    public const string Bad = "#b42318";

    /// <summary>Series of a chart, in order; told apart by people who are colour-blind, too.</summary>
    public static IReadOnlyList<string> Series { get; } =
        ["#1f3a68", "#f0572f", "#16918f", "#e9a820", "#7b5ea7", "#5aa9e6", "#7f9a3b", "#c9507b"];

    /// <summary>The colour of a series; it repeats after eight.</summary>
    public static string ForSeries(int index) => Series[index % Series.Count];
}
