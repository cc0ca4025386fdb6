using System.Text.RegularExpressions;

namespace Mezzofy.Core.Routing;

/// <summary>
/// Takes out of a request those it is to be sent to: "send the ticket summary to the finance team" is about tickets, not finance.
/// </summary>
public static partial class RecipientMask
{
    /// <summary>The normalised text with each recipient that is a department or a role replaced by a space.</summary>
    public static string Apply(string normalized)
    {
        var text = English().Replace(normalized, " ");
        text = EnglishDepartment().Replace(text, " ");
        text = Malay().Replace(text, " ");
        return Chinese().Replace(text, " ");
    }

    private const string Department = "(finance|accounts?|sales|marketing|support|management|kewangan|jualan|pemasaran|sokongan|pengurusan)";
    private const string People = "(team|manager|managers|dept|department|head|director|lead|guys|folks|people|colleagues|staff|group)";
    private const string Role = "(ceo|cfo|coo|cto|cmo|boss|bos|board|directors?|investors?|auditors?|accountant|chairman|everyone)";

    [GeneratedRegex($@"\b(to|cc|bcc) (the |our |my |all |whole )*({Role}( of {Department})?|head of {Department}|{Department} {People}( {People})?)(?![\w-])")]
    private static partial Regex English();

    [GeneratedRegex($@"(?<=\b(send|email|mail|forward|share|cc|hand|show|deliver)\b[^.?!;]{{0,80}})\b(to|with|cc) (the |our |my )?{Department}(?=$|[.,;!?]| and | as | in | by | before | today| now| please| pls)")]
    private static partial Regex EnglishDepartment();

    [GeneratedRegex($@"\b(kepada|kpd|kat|dekat|ke) (semua )?((pasukan|pengurus|jabatan|ketua|bahagian|pengarah|orang) {Department}|{Role}|{Department} {People}|pelabur|juruaudit|lembaga pengarah)(?![\w-])")]
    private static partial Regex Malay();

    [GeneratedRegex("(发送给|发给|寄给|转给|交给|传给|抄送给?|给|通知|发到)(财务|会计|销售|业务|市场|营销|客服|管理|技术)(部门?|团队|小组|组|经理|总监|主管|同事|负责人)+|(发送给|发给|寄给|转给|交给|传给|抄送给?|给)(老板|总裁|总经理|董事会|投资人|审计师|ceo|cfo|coo)(看看|看|用)?")]
    private static partial Regex Chinese();
}
