namespace Mezzofy.Testing;

/// <summary>A page of the documentation that is generated from the code and kept in the repository.</summary>
public static class GeneratedDocument
{
    /// <summary>Compares the page with what the code says; with <c>MEZZOFY_WRITE_DOCS=1</c> writes it.</summary>
    /// <param name="path">The page, relative to the repository.</param>
    /// <param name="content">What the code says.</param>
    /// <exception cref="InvalidOperationException">They differ; the message says how to write the page anew.</exception>
    public static void Check(string path, string content)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("MEZZOFY_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }

        if (!File.Exists(file) || File.ReadAllText(file) != content)
        {
            throw new InvalidOperationException($"{path} is not what the code says; write it anew: run this test with MEZZOFY_WRITE_DOCS=1.");
        }
    }
}
