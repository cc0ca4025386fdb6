using Mezzofy.Core.Conversations;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>What the assistant says in Teams besides its answers.</summary>
internal static class TeamsTexts
{
    /// <summary>The title of its cards.</summary>
    public const string Title = "Mezzofy Assistant";

    /// <summary>To somebody it does not know.</summary>
    public const string Stranger = "I am sorry, I cannot find your account, so I cannot help you here. Please ask your administrator to give you access to the Mezzofy assistant.";

    private static readonly Wording NothingAsked = new(
        "Hello! Mention me with a question, for example: what was our revenue last month?",
        "您好！请在提及我时写下问题，例如：上个月的收入是多少？",
        "Hai! Sebut saya bersama soalan, contohnya: berapakah hasil bulan lepas?");

    private static readonly Wording WorkedOn = new(
        "I am working on it. The answer follows here.", "我正在处理，答案会发到这里。", "Saya sedang mengusahakannya. Jawapan akan menyusul di sini.");

    private static readonly Wording Failed = new(
        "I am sorry, I could not answer that.", "抱歉，我无法回答这个问题。", "Maaf, saya tidak dapat menjawabnya.");

    /// <summary>To a mention without a question.</summary>
    public static string Hello(string language) => NothingAsked.In(language);

    /// <summary>While an answer takes longer.</summary>
    public static string Working(string language) => WorkedOn.In(language);

    /// <summary>When there is no answer.</summary>
    public static string NoAnswer(string language) => Failed.In(language);

    /// <summary>The answer, with what may be chosen when it asks back.</summary>
    public static string Of(ChatResponse response) => response.Options.Count == 0
        ? response.Response
        : $"{response.Response}\n\n{string.Join('\n', response.Options.Select((option, index) => $"{index + 1}. {option.Label}"))}";
}
