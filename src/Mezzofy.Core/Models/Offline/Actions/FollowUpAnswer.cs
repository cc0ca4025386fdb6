using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Says which leads were written to, and of each mail exactly what its status says.</summary>
internal static class FollowUpAnswer
{
    private static readonly Wording None = new("{0}: none. No mail was sent.", "{0}：没有。未发送任何邮件。", "{0}: tiada. Tiada e-mel dihantar.");
    private static readonly Wording Head = new("{0}: {1}. Follow-up mails:", "{0}：{1} 条。跟进邮件：", "{0}: {1}. E-mel susulan:");
    private static readonly Wording NoAddress = new("no address in the CRM, not written to", "CRM 中没有邮箱，未发送", "tiada alamat dalam CRM, tidak dihantar");
    private static readonly Wording More = new("{0} more are due; ask again, or leave them to the next scheduled run.", "还有 {0} 条到期：请再次发送，或由下一次定时任务处理。", "{0} lagi perlu disusuli; minta sekali lagi, atau biarkan kepada larian berjadual seterusnya.");
    private static readonly Wording Logged = new(
        "{0} leads were marked as written to, with the next follow-up in a week.", "{0} 条线索已记录邮件，下次跟进在一周后。", "{0} prospek ditanda sudah dihubungi, susulan seterusnya dalam seminggu.");

    private static readonly Dictionary<string, Wording> Statuses = new()
    {
        ["sent"] = new("sent", "已发送", "dihantar"),
        ["queued"] = new("queued, not sent yet", "已排队，尚未发出", "dalam baris gilir, belum dihantar"),
        ["captured"] = new("captured locally, not sent", "仅在本地留存，未发出", "disimpan secara tempatan, tidak dihantar"),
        ["pending_approval"] = new("waits for approval", "等待批准", "menunggu kelulusan"),
        ["failed"] = new("could not be sent", "未能发送", "tidak dapat dihantar"),
        ["unknown"] = new("not known whether it arrived", "无法确认是否送达", "tidak diketahui sama ada sampai"),
    };

    public static string Write(
        string title, int total, IReadOnlyList<FoundLead> leads, List<(FoundLead Lead, (bool Went, string Text) Status)> outcomes, int logged, string language)
    {
        if (leads.Count == 0)
        {
            return None.In(language, title);
        }

        List<string> lines = [Head.In(language, title, total), string.Empty];
        lines.AddRange(outcomes.Select(one => $"- {Named(one.Lead)}: {(Statuses.TryGetValue(one.Status.Text, out var status) ? status.In(language) : one.Status.Text)}"));
        lines.AddRange(leads.Where(lead => lead.Email is null).Select(lead => $"- {Named(lead)}: {NoAddress.In(language)}"));
        if (logged > 0)
        {
            lines.AddRange([string.Empty, Logged.In(language, logged)]);
        }

        if (total > leads.Count)
        {
            lines.Add(More.In(language, total - leads.Count));
        }

        return string.Join('\n', lines);
    }

    private static string Named(FoundLead lead) =>
        $"{lead.Number} {ResultTable.Escape(lead.Company)}, {ResultTable.Escape(lead.Contact ?? "–")}{(lead.Email is { } email ? $" ({ResultTable.Escape(email)})" : "")}";
}
