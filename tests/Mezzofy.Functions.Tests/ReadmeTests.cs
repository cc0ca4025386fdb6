using System.Diagnostics;
using System.Text.RegularExpressions;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests;

/// <summary>The README's first conversation works as pasted and says what the README says; its links lead somewhere.</summary>
[Collection("app")]
public sealed partial class ReadmeTests(RunningApp app)
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [LocalFact]
    public async Task The_first_conversation_goes_as_the_README_shows()
    {
        var folder = Directory.CreateTempSubdirectory("readme-").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, ".local"), app.DataFolder);
            var blocks = Blocks().Matches(Section());
            blocks.Count.ShouldBe(2);
            var commands = string.Join("echo ======\n", blocks.Select(block => block.Groups["commands"].Value));

            var said = (await BashAsync(folder, commands.Replace("http://127.0.0.1:7071", app.Client.BaseAddress!.ToString().TrimEnd('/')))).Split("======\n");

            for (var i = 0; i < blocks.Count; i++)
            {
                Stable(said[i]).ShouldBe(Stable(blocks[i].Groups["output"].Value));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        foreach (var page in Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md")))
        {
            foreach (Match link in Links().Matches(File.ReadAllText(page)))
            {
                var target = Path.Combine(Path.GetDirectoryName(page)!, link.Groups["path"].Value);
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{Path.GetFileName(page)}: {link.Value}");
            }
        }
    }

    private static string Section() => Readme.Split("## A first conversation\n")[1].Split("\n## ")[0];

    // Days, amounts and directions change with the calendar; what is said does not.
    private static string Stable(string output) => Changing().Replace(Month().Replace(output, "Mmm"), "0").Trim();

    private static async Task<string> BashAsync(string folder, string commands)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euc", commands]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        bash.ExitCode.ShouldBe(0, await error);
        return await output;
    }

    [GeneratedRegex("```sh\n(?<commands>.*?)```\n```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\[[^\]]*\]\((?!https?:)(?<path>[^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")]
    private static partial Regex Month();

    [GeneratedRegex(@"(?: \([+-][0-9.,]+%\)|-?SGD [0-9.,]+|[+-]?[0-9][0-9.,]*)+")]
    private static partial Regex Changing();
}
