using System.Reflection;

namespace Mezzofy.Core.Language;

/// <summary>Reads tab-separated tables that are part of the assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of the resource whose name ends so; empty lines and lines that start with # are left out.</summary>
    public static IEnumerable<string[]> Rows(string nameEnd)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(candidate => candidate.EndsWith(nameEnd, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
