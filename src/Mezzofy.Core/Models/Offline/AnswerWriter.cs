using Mezzofy.Core.Language;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Writes the answer from what the tools returned, and says of a mail exactly what its status says.</summary>
internal static class AnswerWriter
{
    private static readonly Wording Ready = new("{0} is ready: {1}.", "{0}已生成：{1}。", "{0} sudah siap: {1}.");
    private static readonly Wording ForPeriod = new("{0} for {1}", "{1}{0}", "{0} bagi {1}");

    private static readonly Dictionary<string, Wording> Statuses = new()
    {
        ["sent"] = new("E-mailed to {0}.", "已发送邮件给{0}。", "E-mel telah dihantar kepada {0}."),
        ["queued"] = new(
            "The mail to {0} is queued and not sent yet; it will be tried again.", "给{0}的邮件已排队，尚未发出，系统会继续尝试。", "E-mel kepada {0} dalam baris gilir dan belum dihantar; ia akan dicuba lagi."),
        ["captured"] = new(
            "The mail to {0} was captured locally, not sent: no mail system is connected here.",
            "给{0}的邮件只在本地留存，并未发出：此处没有连接邮件系统。",
            "E-mel kepada {0} disimpan secara tempatan, tidak dihantar: tiada sistem e-mel disambungkan di sini."),
        ["pending_approval"] = new("The mail to {0} waits for approval and is not sent yet.", "给{0}的邮件正等待批准，尚未发出。", "E-mel kepada {0} menunggu kelulusan dan belum dihantar."),
        ["refused"] = new("The mail to {0} was not sent: {1}", "给{0}的邮件没有发送：{1}", "E-mel kepada {0} tidak dihantar: {1}"),
        ["failed"] = new("The mail to {0} could not be sent.", "给{0}的邮件未能发送。", "E-mel kepada {0} tidak dapat dihantar."),
        ["unknown"] = new(
            "It is not known whether the mail to {0} arrived; it is not repeated by itself.", "无法确认给{0}的邮件是否送达，系统不会自动重发。", "Tidak diketahui sama ada e-mel kepada {0} sampai; ia tidak diulang sendiri."),
    };

    /// <summary>The answer: what was made and mailed, then what it says.</summary>
    public static string Write(Plan plan, Func<string> abilities, string language)
    {
        List<string> done = [.. plan.Items.SelectMany(item => Done(item, language)), .. plan.Sends.Select(send => Sent(send, language)).OfType<string>()];
        List<string> parts = [];
        if (done.Count > 0)
        {
            parts.Add(string.Join('\n', done));
        }

        parts.AddRange(plan.Items.Select(item => Content(item, language)).Where(text => text.Length > 0));
        if (plan.Items.Any(item => item.IsUnavailable) && plan.Items.All(item => !item.HasContent))
        {
            parts.Add(abilities());
        }

        return string.Join("\n\n", parts);
    }

    /// <summary>What a report or query says: title, period, figures, notes.</summary>
    public static string Content(ItemOutcome item, string language)
    {
        if (item.Months.Count > 0)
        {
            return MonthSeries.Table(item, language)?.ToMarkdown(language) ?? string.Empty;
        }

        if (item.Table is { } table)
        {
            return table.ToMarkdown(language);
        }

        if (item.Report is not { } report)
        {
            return string.Empty;
        }

        List<string> lines = [report.Period is { } period ? $"**{report.Title}** – {period}" : $"**{report.Title}**"];
        lines.AddRange(report.Figures.Select(Line));
        if (report.Notes.Count > 0)
        {
            lines.Add(string.Empty);
            lines.AddRange(report.Notes);
        }

        return string.Join('\n', lines);
    }

    private static string Line(KeyFigure figure) =>
        figure.Change is { Length: > 0 } change ? $"- {figure.Label}: {figure.Value} ({change})" : $"- {figure.Label}: {figure.Value}";

    private static IEnumerable<string> Done(ItemOutcome item, string language)
    {
        foreach (var problem in item.Months.Select(month => month.Problem).Append(item.Problem).OfType<string>().Distinct())
        {
            yield return problem;
        }

        if (MonthSeries.FilesMade(item) is > 0 and var count)
        {
            yield return MonthSeries.Made.In(language, count);
        }

        foreach (var problem in item.Months.SelectMany(month => month.Files).Select(file => file.Problem).OfType<string>().Distinct())
        {
            yield return problem;
        }

        var made = item.Files.Where(file => file.Name is not null).Select(file => file.Name!).ToList();
        if (made.Count > 0)
        {
            yield return Ready.In(language, Named(item, language), string.Join(", ", made));
        }

        foreach (var file in item.Files.Where(file => file.Problem is not null))
        {
            yield return file.Problem!;
        }
    }

    private static string Named(ItemOutcome item, string language)
    {
        if (MonthSeries.Title(item, language) is { } series)
        {
            return series;
        }

        var title = item.Report?.Title ?? item.Table?.Title ?? string.Empty;
        return item.Report?.Period is { } period ? ForPeriod.In(language, title, period) : title;
    }

    private static string? Sent(SendOutcome send, string language)
    {
        if (send.Status is null)
        {
            return send.Problem;
        }

        if (send.Order.By != SendBy.Mail)
        {
            return ChannelWriter.Say(send, language);
        }

        var wording = Statuses.GetValueOrDefault(send.Status, Statuses["unknown"]);
        var whom = send.Recipients.Length > 0 ? send.Recipients : string.Join(", ", send.Order.To);
        var text = wording.In(language, whom, send.Problem);
        return send.Status == "refused" ? $"{text} {Phrases.WhomToSend.In(language)}" : text;
    }
}
