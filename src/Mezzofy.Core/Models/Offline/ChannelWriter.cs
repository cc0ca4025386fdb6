using System.Text.RegularExpressions;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Writes Teams posts and notifications, and says of them exactly what their status says.</summary>
internal static partial class ChannelWriter
{
    private const int LongestTitle = 100;
    private const int LongestPush = 400;

    private static readonly Wording NoPost = new(
        "Nothing was posted: your account may not post to Teams.", "没有发布：您的账号没有 Teams 发布权限。", "Tiada apa yang disiarkan: akaun anda tiada kebenaran menyiar ke Teams.");
    private static readonly Wording NoPush = new(
        "Nobody was notified: your account may not send notifications.", "没有发送通知：您的账号没有推送权限。", "Tiada pemberitahuan dihantar: akaun anda tiada kebenaran.");
    private static readonly Wording Nothing = new("Nothing was sent, because there is nothing to tell.", "没有可发送的内容。", "Tiada apa dihantar kerana tiada kandungan.");

    private static readonly Dictionary<string, Wording> Posts = new()
    {
        ["sent"] = new("Posted to #{0}.", "已发布到 #{0}。", "Disiarkan ke #{0}."),
        ["queued"] = new("The post to #{0} is queued and not there yet.", "到 #{0} 的消息已排队，尚未发布。", "Siaran ke #{0} dalam baris gilir."),
        ["captured"] = new("The post to #{0} was captured locally, not posted: the channel is not connected here.", "到 #{0} 的消息只在本地留存，并未发布：此处没有连接该频道。", "Siaran ke #{0} disimpan secara tempatan, tidak disiarkan: saluran tidak disambungkan di sini."),
        ["pending_approval"] = new("The post to #{0} waits for approval.", "到 #{0} 的消息正等待批准。", "Siaran ke #{0} menunggu kelulusan."),
        ["refused"] = new("Nothing was posted to #{0}: {1}", "没有发布到 #{0}：{1}", "Tiada apa disiarkan ke #{0}: {1}"),
        ["failed"] = new("The post to #{0} could not be made.", "到 #{0} 的消息未能发布。", "Siaran ke #{0} tidak dapat dibuat."),
        ["unknown"] = new("It is not known whether the post to #{0} arrived.", "无法确认到 #{0} 的消息是否送达。", "Tidak diketahui sama ada siaran ke #{0} sampai."),
    };

    private static readonly Dictionary<string, Wording> Pushes = new()
    {
        ["sent"] = new("Notified: {0}.", "已通知：{0}。", "Dimaklumkan: {0}."),
        ["queued"] = new("The notification to {0} is queued and not sent yet.", "给{0}的通知已排队，尚未发出。", "Pemberitahuan kepada {0} dalam baris gilir."),
        ["captured"] = new("The notification to {0} was captured locally, not sent.", "给{0}的通知只在本地留存，并未发出。", "Pemberitahuan kepada {0} disimpan secara tempatan, tidak dihantar."),
        ["pending_approval"] = new("The notification to {0} waits for approval.", "给{0}的通知正等待批准。", "Pemberitahuan kepada {0} menunggu kelulusan."),
        ["refused"] = new("{0} was not notified: {1}", "没有通知{0}：{1}", "{0} tidak dimaklumkan: {1}"),
        ["failed"] = new("{0} could not be notified.", "未能通知{0}。", "{0} tidak dapat dimaklumkan."),
        ["unknown"] = new("It is not known whether the notification to {0} arrived.", "无法确认给{0}的通知是否送达。", "Tidak diketahui sama ada pemberitahuan kepada {0} sampai."),
    };

    /// <summary>Why it cannot be sent, in the language; null if it can.</summary>
    public static string? Obstacle(SendOrder send, List<ItemOutcome> carried, OfferedTools tools, string language) =>
        !tools.Has(send.By == SendBy.Teams ? Topics.Teams : Topics.Push) ? (send.By == SendBy.Teams ? NoPost : NoPush).In(language)
        : send.To.Count == 0 ? Phrases.WhomToSend.In(language)
        : send.Text is null && carried.TrueForAll(item => !item.HasContent) ? Nothing.In(language)
        : null;

    /// <summary>The tool and its arguments.</summary>
    public static (string Tool, (string Name, object? Value)[] Arguments) Write(SendOrder send, MailText text)
    {
        var title = text.Subject.Length <= LongestTitle ? text.Subject : text.Subject[..(LongestTitle - 1)].TrimEnd() + "…";
        return send.By == SendBy.Teams
            ? (Topics.Teams, [("channel", send.To[0]), ("title", title), ("text", text.Body), ("attachments", text.Files.Count > 0 ? text.Files : null)])
            : (Topics.Push, [("to", send.To), ("title", title), ("body", Plain(text.Body))]);
    }

    /// <summary>What came of it, in the language.</summary>
    public static string Say(SendOutcome send, string language)
    {
        var statuses = send.Order.By == SendBy.Teams ? Posts : Pushes;
        return statuses.GetValueOrDefault(send.Status!, statuses["unknown"]).In(language, string.Join(", ", send.Order.To), send.Problem);
    }

    private static string Plain(string markdown)
    {
        var text = Marks().Replace(markdown, " ").Trim();
        return text.Length <= LongestPush ? text : text[..(LongestPush - 1)].TrimEnd() + "…";
    }

    [GeneratedRegex(@"[*`#|>]+|\s*\n\s*-?\s*")]
    private static partial Regex Marks();
}
