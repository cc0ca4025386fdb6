using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Tests.Routing;

/// <summary>Reads the labelled utterances beside the tests.</summary>
internal static class LabelledTexts
{
    public static IReadOnlyList<LabelledText> Read(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Routing", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(row => new LabelledText(row[0], row[1], row[2]))];
}
