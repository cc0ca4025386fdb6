using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>A mail's text.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">CommonMark.</param>
/// <param name="Files">Files to attach, by id.</param>
internal sealed record MailText(string Subject, string Body, IReadOnlyList<string> Files);

/// <summary>Writes mails from what the tools returned.</summary>
internal static class MailWriter
{
    private const int LongestSubject = 150;

    private static readonly Wording NoMail = new(
        "The mail was not sent: your account may not send mail.", "邮件没有发送：您的账号没有发送邮件的权限。", "E-mel tidak dihantar: akaun anda tiada kebenaran menghantar e-mel.");
    private static readonly Wording NothingToSend = new("Nothing was mailed, because there is nothing to send.", "没有可发送的内容，邮件未发送。", "Tiada e-mel dihantar kerana tiada apa untuk dihantar.");
    private static readonly Wording NoFile = new(
        "Nothing was mailed, because the file could not be made.", "由于文件未能生成，邮件未发送。", "Tiada e-mel dihantar kerana fail tidak dapat dibuat.");
    private static readonly Wording By = new("Sent by the Mezzofy assistant for {0}.", "由 Mezzofy 助手代 {0} 发送。", "Dihantar oleh pembantu Mezzofy bagi pihak {0}.");
    private static readonly Wording ByAssistant = new("Sent by the Mezzofy assistant.", "由 Mezzofy 助手发送。", "Dihantar oleh pembantu Mezzofy.");

    /// <summary>Why the mail cannot be written, in the language; null if it can.</summary>
    public static string? Obstacle(SendOrder send, List<ItemOutcome> carried, OfferedTools tools, string language)
    {
        if (!tools.Has(Topics.Mail))
        {
            return NoMail.In(language);
        }

        if (send.Text is null || carried.Count > 0)
        {
            if (carried.TrueForAll(item => !item.HasContent))
            {
                return NothingToSend.In(language);
            }

            if (carried.Select(item => MonthSeries.FilesToSend(item).ToList()).Any(files => files.Count > 0 && files.TrueForAll(file => file.FileId is null) && files.Exists(file => Topics.ToolOf(file.Format) is not null)))
            {
                return NoFile.In(language);
            }
        }

        return send.To.Count == 0 ? Phrases.WhomToSend.In(language) : null;
    }

    /// <summary>The mail: what was found, and its files attached.</summary>
    public static MailText Write(SendOrder send, List<ItemOutcome> carried, ModelRequestContext context)
    {
        var parts = carried.Select(item => AnswerWriter.Content(item, context.Language)).Where(text => text.Length > 0).ToList();
        if (send.Text is { } own && parts.Count == 0)
        {
            parts.Add(own);
        }

        parts.Add(context.CallerName is { } name ? By.In(context.Language, name) : ByAssistant.In(context.Language));
        var titles = carried.Select(item => Title(item, context.Language)).OfType<string>().ToList();
        var subject = titles.Count > 0 ? string.Join("; ", titles) : send.Text ?? string.Empty;
        return new MailText(OneLine(subject), string.Join("\n\n", parts), [.. carried.SelectMany(MonthSeries.FilesToSend).Select(file => file.FileId).OfType<string>()]);
    }

    private static string? Title(ItemOutcome item, string language) =>
        MonthSeries.Title(item, language) is { } series ? series
        : item.Report is { } report ? (report.Period is { } period ? $"{report.Title} – {period}" : report.Title) : item.Table?.Title;

    private static string OneLine(string subject)
    {
        var line = string.Join(' ', subject.Split((char[])['\r', '\n', '\t', '\0', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestSubject ? line : line[..LongestSubject].TrimEnd() + "…";
    }
}
