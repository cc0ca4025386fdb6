namespace Mezzofy.Bench;

/// <summary>One thing that is measured; found by its name. Results are printed as rows of a Markdown table.</summary>
internal interface ILane
{
    /// <summary>How it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures and its arguments, one line.</summary>
    string Usage { get; }

    /// <summary>Measures.</summary>
    Task RunAsync(string[] arguments);
}
