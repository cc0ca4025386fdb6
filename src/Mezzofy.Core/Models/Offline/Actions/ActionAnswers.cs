using System.Globalization;
using System.Text.Json;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Tells what an action came to, from its tool's result alone.</summary>
internal static class ActionAnswers
{
    private const int ShownTimes = 3;

    private static readonly Wording Refused = new("That was not done: {0}", "未能完成：{0}", "Perkara itu tidak dapat dilakukan: {0}");
    private static readonly Wording Created = new("Lead {0} was created: {1}; {2}.", "已创建线索 {0}：{1}；{2}。", "Prospek {0} telah dicipta: {1}; {2}.");
    private static readonly Wording Updated = new("Lead {0} was updated: {1}; {2}.", "已更新线索 {0}：{1}；{2}。", "Prospek {0} telah dikemas kini: {1}; {2}.");
    private static readonly Wording Ticket = new("Ticket {0} was opened: {1}, priority {2}.", "已新建工单 {0}：类别 {1}，优先级 {2}。", "Tiket {0} telah dibuka: {1}, keutamaan {2}.");
    private static readonly Wording TicketExists = new("That ticket is there already: {0}.", "该工单已存在：{0}。", "Tiket itu sudah ada: {0}.");
    private static readonly Wording KnownIssue = new("It looks like a known issue: {0}.", "看起来是已知问题：{0}。", "Ia kelihatan seperti isu yang diketahui: {0}.");
    private static readonly Wording Booked = new("Booked: {0}, SGD {1} before tax, journal entry {2}.", "已入账：{0}，税前 SGD {1}，凭证 {2}。", "Direkodkan: {0}, SGD {1} sebelum cukai, catatan jurnal {2}.");
    private static readonly Wording BookedBefore = new("{0} was booked before: SGD {1}, journal entry {2}. Nothing was booked again.", "{0} 之前已入账：SGD {1}，凭证 {2}。没有重复入账。", "{0} sudah direkodkan: SGD {1}, catatan jurnal {2}. Tiada rekod berganda.");
    private static readonly Wording Drafted = new("Draft {0} is saved: {1}. It is not published.", "草稿 {0} 已保存：{1}。尚未发布。", "Draf {0} telah disimpan: {1}. Ia belum diterbitkan.");
    private static readonly Wording NoSolution = new("Nothing similar was solved before: {0}.", "以前没有解决过类似的问题：{0}。", "Tiada masalah serupa pernah diselesaikan: {0}.");
    private static readonly Wording SolutionsFor = new("What solved tickets like this before ({0}):", "以前解决类似工单的方法（{0}）：", "Penyelesaian tiket serupa sebelum ini ({0}):");
    private static readonly Wording SolvedCount = new("{0} tickets, e.g. {1}", "{0} 张工单，例如 {1}", "{0} tiket, cth. {1}");

    private static readonly Wording Scheduled = new(
        "The job is set up: {0}. Next: {1} ({2}).", "定时任务已创建：{0}。接下来：{1}（{2}）。", "Tugas berjadual telah ditetapkan: {0}. Seterusnya: {1} ({2}).");

    private static readonly Wording ResultsTo = new("Results are sent to {0}.", "结果将发送给 {0}。", "Hasil dihantar kepada {0}.");
    private static readonly Wording Invited = new("Invited: {0}.", "已邀请：{0}。", "Dijemput: {0}.");

    private static readonly Dictionary<string, Wording> EventStatuses = new()
    {
        ["sent"] = new("The appointment is in the calendar: {0}.", "日程已加入日历：{0}。", "Temu janji ada dalam kalendar: {0}."),
        ["queued"] = new("The appointment is queued and not in the calendar yet: {0}.", "日程已排队，尚未加入日历：{0}。", "Temu janji dalam baris gilir, belum dalam kalendar: {0}."),
        ["captured"] = new("The appointment was captured locally, no calendar is connected here: {0}.", "日程只在本地留存，此处没有连接日历：{0}。", "Temu janji disimpan secara tempatan, tiada kalendar disambungkan: {0}."),
        ["pending_approval"] = new("The appointment waits for approval: {0}.", "日程正等待批准：{0}。", "Temu janji menunggu kelulusan: {0}."),
        ["failed"] = new("The appointment could not be made: {0}.", "日程未能创建：{0}。", "Temu janji tidak dapat dibuat: {0}."),
        ["unknown"] = new("It is not known whether the appointment was made: {0}.", "无法确认日程是否已创建：{0}。", "Tidak diketahui sama ada temu janji dibuat: {0}."),
    };

    private static readonly Wording[] LeadColumns =
    [
        new("Lead", "编号", "No."), new("Company", "公司", "Syarikat"), new("Contact", "联系人", "Hubungan"), new("Status", "状态", "Status"),
        new("Value SGD", "价值 SGD", "Nilai SGD"), new("Owner", "负责人", "Pemilik"), new("Follow-up", "跟进", "Susulan"),
    ];

    private static readonly Wording[] TicketColumns =
    [
        new("Ticket", "工单", "Tiket"), new("Customer", "客户", "Pelanggan"), new("Subject", "主题", "Perkara"), new("Priority", "优先级", "Keutamaan"),
        new("Status", "状态", "Status"), new("Opened", "创建", "Dibuka"), new("Solution", "解决方法", "Penyelesaian"),
    ];

    /// <summary>That it was refused, and why.</summary>
    public static string Failed(string tool, string reason, string language) => tool.StartsWith("find", StringComparison.Ordinal) ? reason : Refused.In(language, reason);

    /// <summary>What came of the tool.</summary>
    public static string Tell(string tool, JsonElement result, string language) => tool switch
    {
        "find_leads" => Table(result, "leads", LeadColumns, ["lead_no", "company", "contact_name", "status", "value_sgd", "owner", "follow_up_date"], language),
        "search_tickets" => Table(result, "tickets", TicketColumns, ["ticket_no", "customer", "subject", "priority", "status", "opened_on", "resolution"], language),
        "create_lead" or "update_lead" => Lead(result, language),
        "create_ticket" => Opened(result, language),
        "suggest_solutions" => Solutions(result, language),
        Topics.Event => Appointment(result, language),
        JobReader.Tool => Job(result, language),
        "log_revenue" => (Text(result, "status") == "exists" ? BookedBefore : Booked).In(language, Text(result, "reference"), Text(result, "amount_sgd"), Text(result, "entry_id")),
        _ => Draft(result, language),
    };

    /// <summary>What was looked for.</summary>
    public static string Title(JsonElement result) => Results.Text(result, "title") ?? string.Empty;

    /// <summary>How many there are.</summary>
    public static int Total(JsonElement result) => result.TryGetProperty("total", out var total) && total.TryGetInt32(out var number) ? number : 0;

    private static string Table(JsonElement result, string member, Wording[] headers, string[] members, string language)
    {
        var rows = result.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.Array
            ? found.EnumerateArray().Select(row => (IReadOnlyList<string>)[.. members.Select(name => Text(row, name))]).ToList()
            : [];
        var table = new ResultTable(Title(result), [.. headers.Select(header => header.In(language))], rows, false).ToMarkdown(language);
        return rows.Count < Total(result) ? $"{table}\n\n{Phrases.MoreRows.In(language, Math.Min(rows.Count, 20), Total(result))}" : table;
    }

    private static string Appointment(JsonElement result, string language)
    {
        var people = Results.Text(result, "recipients") ?? string.Join(", ", result.TryGetProperty("attendees", out var invited) && invited.ValueKind == JsonValueKind.Array
            ? invited.EnumerateArray().Select(person => Text(person, "name") is { Length: > 1 } name ? name : Text(person, "address"))
            : []);
        var when = $"{Results.Text(result, "subject") ?? "–"}, {When(Text(result, "start"), language)}";
        var status = Results.Text(result, "status") ?? "unknown";
        var text = (EventStatuses.TryGetValue(status, out var wording) ? wording : EventStatuses["unknown"]).In(language, when);
        return people.Length > 0 ? $"{text} {Invited.In(language, people)}" : text;
    }

    private static string Job(JsonElement result, string language)
    {
        var times = Texts(result, "next_runs").Take(ShownTimes).Select(time => When(time, language));
        var text = Scheduled.In(language, Results.Text(result, "name"), string.Join("; ", times), Results.Text(result, "time_zone"));
        return Texts(result, "recipients").ToList() is { Count: > 0 } recipients ? $"{text} {ResultsTo.In(language, string.Join(", ", recipients))}" : text;
    }

    private static IEnumerable<string> Texts(JsonElement result, string member) =>
        result.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(one => one.GetString() ?? "") : [];

    private static string When(string start, string language) => DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, out var at)
        ? at.ToString(language == Languages.English ? "ddd d MMM yyyy, HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : start;

    private static string Lead(JsonElement result, string language)
    {
        var lead = result.GetProperty("lead");
        return (Text(result, "status") == "created" ? Created : Updated).In(
            language, Text(lead, "lead_no"), ResultTable.Escape(Text(lead, "company")), LeadFields.Of(lead, language));
    }

    private static string Opened(JsonElement result, string language)
    {
        if (Text(result, "status") == "exists")
        {
            return TicketExists.In(language, Text(result, "ticket_no"));
        }

        List<string> lines = [Ticket.In(language, Text(result, "ticket_no"), Text(result, "category"), Text(result, "priority"))];
        lines.AddRange(Results.Text(result, "issue") is { } issue ? [KnownIssue.In(language, ResultTable.Escape(issue))] : []);
        lines.AddRange(Results.Text(result, "note") is { } note ? [note] : []);
        return string.Join(' ', lines);
    }

    private static string Solutions(JsonElement result, string language)
    {
        var about = ResultTable.Escape(Text(result, "about"));
        var solutions = result.TryGetProperty("solutions", out var found) ? found.EnumerateArray().ToList() : [];
        return solutions.Count == 0 ? NoSolution.In(language, about) : string.Join(
            '\n',
            [SolutionsFor.In(language, about), string.Empty, .. solutions.Select((one, index) =>
                $"{index + 1}. {ResultTable.Escape(Text(one, "resolution"))} ({SolvedCount.In(language, Text(one, "solved_tickets"), string.Join(", ", one.GetProperty("examples").EnumerateArray().Select(number => number.GetString())))})")]);
    }

    private static string Draft(JsonElement result, string language)
    {
        var files = result.TryGetProperty("files", out var made) && made.ValueKind == JsonValueKind.Array
            ? string.Join(", ", made.EnumerateArray().Select(file => Text(file, "name")))
            : "–";
        return $"{Drafted.In(language, Text(result, "draft_no"), files)}\n\n{Results.Text(result, "markdown")}";
    }

    private static string Text(JsonElement row, string member) => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(member, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when member is "entry_id" => value.GetRawText(),
            JsonValueKind.Number => value.GetDecimal().ToString(member == "amount_sgd" ? "N2" : "#,##0.##", CultureInfo.InvariantCulture),
            JsonValueKind.Null => "–",
            _ => value.GetRawText(),
        }
        : "–";
}
