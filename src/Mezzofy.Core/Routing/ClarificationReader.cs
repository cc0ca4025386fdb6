using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>Understands the answer to a question with choices: a number, an ordinal, or the name of the choice.</summary>
public static class ClarificationReader
{
    private const int MostWords = 6;
    private const int MostHan = 9;

    private static readonly string[][] Ordinals =
    [
        ["1", "1st", "one", "first", "satu", "pertama", "kesatu", "a", "一", "第一", "第1", "头一"],
        ["2", "2nd", "two", "second", "dua", "kedua", "b", "二", "两", "第二", "第2"],
        ["3", "3rd", "three", "third", "tiga", "ketiga", "c", "三", "第三", "第3"],
        ["4", "4th", "four", "fourth", "empat", "keempat", "d", "四", "第四", "第4"],
        ["5", "5th", "five", "fifth", "lima", "kelima", "e", "五", "第五", "第5"],
    ];

    private static readonly string[] Last = ["last", "terakhir", "akhir", "最后"];
    private static readonly string[] Everything = ["all", "both", "everything", "semua", "kedua-dua", "全部", "都要", "所有", "都"];
    private static readonly string[] Fillers =
    [
        "the", "option", "number", "no", "no.", "choice", "one", "please", "pls", "yang", "nombor", "pilihan", "pilih", "i", "mean", "meant", "want",
        "team", "department", "dept", "agent", "pasukan", "jabatan", "saya", "maksud", "untuk", "for", "of", "them", "it's", "its", "lah", "la", "ones",
    ];

    /// <summary>The agent that the answer chooses, or null if it is no such answer.</summary>
    public static string? Choose(string answer, IReadOnlyList<string> agents)
    {
        var text = TextNormalizer.Normalize(answer).Trim(' ', '.', '!', '。', '！', '#', ')', '(', '"', '\'');
        var tokens = Tokenizer.Tokenize(text);
        if (tokens.Count is 0 or > MostWords || tokens.Any(token => token.Kind == TokenKind.Han && token.Text.Length > MostHan))
        {
            return null;
        }

        return ByName(text, tokens) ?? ByPosition(text, tokens, agents);
    }

    private static string? ByName(string text, List<Token> tokens)
    {
        var named = Departments.All.Where(agent => AgentNames.Synonyms(agent).Any(name => Names(text, tokens, name))).ToList();
        var onlyNames = tokens.Where(token => token.Kind == TokenKind.Word)
            .All(token => Fillers.Contains(token.Text) || named.Any(agent => AgentNames.Synonyms(agent).Any(name => name.Split(' ').Contains(token.Text))));
        return named.Count == 1 && (onlyNames || tokens.Count <= 2) ? named[0] : null;
    }

    private static bool Names(string text, List<Token> tokens, string name) =>
        TextNormalizer.IsHan(name[0]) || name.Contains(' ')
            ? text.Contains(name, StringComparison.Ordinal)
            : tokens.Any(token => token.Text == name);

    private static string? ByPosition(string text, List<Token> tokens, IReadOnlyList<string> agents)
    {
        if (Everything.Contains(text) || tokens.Any(token => Everything.Contains(token.Text)))
        {
            return agents.Contains(Departments.Management) ? Departments.Management : null;
        }

        if (agents.Count > 0 && IsOnly(text, tokens, Last))
        {
            return agents[^1];
        }

        for (var index = 0; index < Ordinals.Length && index < agents.Count; index++)
        {
            if (IsOnly(text, tokens, Ordinals[index]))
            {
                return agents[index];
            }
        }

        return null;
    }

    // "the second one please": the ordinal and fillers, nothing else. In Chinese: the ordinal and a measure word.
    private static bool IsOnly(string text, List<Token> tokens, string[] forms)
    {
        var words = tokens.Where(token => !Fillers.Contains(token.Text)).ToList();
        if (words.Count == 0)
        {
            words = tokens.Where(token => forms.Contains(token.Text)).ToList();
        }

        if (words.Count == 1 && forms.Contains(words[0].Text))
        {
            return true;
        }

        var rest = text.Replace(" ", string.Empty, StringComparison.Ordinal).TrimStart('选', '要', '我').TrimEnd('个', '号', '项', '吧', '的', '那', '种');
        return forms.Contains(rest.TrimStart('选', '要', '第')) || forms.Contains(rest);
    }
}
