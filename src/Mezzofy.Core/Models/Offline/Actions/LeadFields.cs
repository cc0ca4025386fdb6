using System.Globalization;
using System.Text.Json;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Says what of a lead is stored, so that whoever asked sees what was understood.</summary>
internal static class LeadFields
{
    private static readonly (string Member, Wording Label)[] Shown =
    [
        ("status", new("status {0}", "状态 {0}", "status {0}")), ("value_sgd", new("value SGD {0}", "价值 SGD {0}", "nilai SGD {0}")),
        ("contact_name", new("contact {0}", "联系人 {0}", "hubungan {0}")), ("contact_email", new("{0}", "{0}", "{0}")), ("industry", new("{0}", "{0}", "{0}")),
        ("city", new("{0}", "{0}", "{0}")), ("country", new("{0}", "{0}", "{0}")), ("owner", new("owner {0}", "负责人 {0}", "pemilik {0}")),
        ("follow_up_date", new("follow-up on {0}", "跟进日期 {0}", "susulan pada {0}")),
    ];

    private static readonly Dictionary<string, Wording> Statuses = new()
    {
        ["new"] = new("new", "新建", "baharu"), ["contacted"] = new("contacted", "已联系", "dihubungi"), ["qualified"] = new("qualified", "合格", "layak"),
        ["proposal"] = new("proposal", "提案", "cadangan"), ["negotiation"] = new("negotiation", "谈判", "rundingan"), ["won"] = new("won", "赢单", "dimenangi"), ["lost"] = new("lost", "丢单", "hilang"),
    };

    /// <summary>The fields that hold something, in one line.</summary>
    public static string Of(JsonElement lead, string language) => string.Join(
        language == Languages.Chinese ? "，" : ", ",
        from field in Shown
        let value = Value(lead, field.Member, language)
        where value is not null
        select field.Label.In(language, value));

    private static string? Value(JsonElement lead, string member, string language) => !lead.TryGetProperty(member, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => member == "status" && Statuses.TryGetValue(text, out var status) ? status.In(language) : ResultTable.Escape(text),
        JsonValueKind.Number when value.GetDecimal() != 0 => value.GetDecimal().ToString("#,##0.##", CultureInfo.InvariantCulture),
        _ => null,
    };
}
