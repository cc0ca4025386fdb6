using Mezzofy.Core.Outputs.Brand;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Sets the labels of the category axis: level where they fit, else slanted, and every so many where even those would touch.</summary>
internal sealed class CategoryLabels
{
    private const double FontSize = 10;
    private const double MaxSlantedWidth = 96;
    private const double SlantedPitch = 14;
    private const double Angle = -38;
    private readonly bool slanted;
    private readonly IReadOnlyList<string> labels;
    private readonly double slot;

    public CategoryLabels(IReadOnlyList<string> categories, double width)
    {
        slot = width / Math.Max(1, categories.Count);
        slanted = categories.Any(category => TextWidth.Of(category, FontSize) > slot - 6);
        labels = [.. categories.Select(category => slanted ? TextWidth.Fit(category, MaxSlantedWidth, FontSize) : category)];
        Height = !slanted ? 20 : 14 + (labels.Select(label => TextWidth.Of(label, FontSize)).DefaultIfEmpty().Max() * 0.62);
        Overhang = slanted && labels.Count > 0 ? Math.Max(0, (TextWidth.Of(labels[0], FontSize) * 0.79) - (slot / 2)) : 0;
    }

    /// <summary>The room they need below the axis.</summary>
    public double Height { get; }

    /// <summary>How far a slanted first label reaches out to the left of the plot.</summary>
    public double Overhang { get; }

    public void Draw(SvgCanvas canvas, double left, double top)
    {
        var every = slanted ? Math.Max(1, (int)Math.Ceiling(SlantedPitch / slot)) : 1;
        for (var index = 0; index < labels.Count; index += every)
        {
            var x = left + (slot * (index + 0.5));
            if (slanted)
            {
                canvas.Text(labels[index], x + 3, top + 13, new SvgText(FontSize, BrandColours.Muted, "end"), Angle);
            }
            else
            {
                canvas.Text(labels[index], x, top + 15, new SvgText(FontSize, BrandColours.Muted, "middle"));
            }
        }
    }
}
