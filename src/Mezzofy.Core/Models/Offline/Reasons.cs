using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Says why a tool refused or failed, and what can be done.</summary>
internal static class Reasons
{
    private static readonly Dictionary<string, Wording> Known = new()
    {
        ["recipient_not_found"] = new(
            "{0} Give an e-mail address or a name from the directory.", "目录中找不到该收件人（{0}）。请给出邮箱地址或目录中的姓名。", "Penerima tidak ditemui dalam direktori ({0}). Beri alamat e-mel atau nama dalam direktori."),
        ["recipient_ambiguous"] = new("{0}", "收件人不唯一（{0}）。", "Penerima tidak jelas ({0})."),
        ["invalid_address"] = new("{0}", "邮箱地址无效（{0}）。", "Alamat e-mel tidak sah ({0})."),
        ["approval_required"] = new(
            "{0}", "需要有人批准：本次处理读取过外部内容，而收件人在公司之外（{0}）。", "Perlu kelulusan: larian ini membaca kandungan luar dan penerima di luar syarikat ({0})."),
        ["tool_not_available"] = new(
            "your account may not do that; ask a manager or an administrator.", "您的账号没有权限，请联系经理或管理员。", "akaun anda tiada kebenaran; hubungi pengurus atau pentadbir."),
        ["not_permitted"] = new(
            "your account may not read this data; ask a manager or an administrator.", "您的账号不能读取这些数据，请联系经理或管理员。", "akaun anda tidak boleh membaca data ini; hubungi pengurus atau pentadbir."),
        ["tool_timed_out"] = new(
            "it took too long. Try a shorter period, or again later.", "处理时间过长。请缩短时间段或稍后再试。", "ia mengambil masa terlalu lama. Cuba tempoh lebih pendek atau cuba lagi."),
        ["tool_failed"] = new("something went wrong inside. Please try again later.", "内部出错，请稍后再试。", "berlaku ralat dalaman. Sila cuba lagi kemudian."),
        ["unreadable_result"] = new(
            "what came back could not be read. Please try again later.", "返回的结果无法读取，请稍后再试。", "hasil yang diterima tidak dapat dibaca. Sila cuba lagi kemudian."),
    };

    /// <summary>The reason, one or two sentences in the language; a code that is not known is told in the tool's own words.</summary>
    public static string Explain((string Code, string Message) failure, string language)
    {
        if (Known.TryGetValue(failure.Code, out var wording))
        {
            return wording.In(language, failure.Message).Trim();
        }

        return failure.Message.Length > 0 ? failure.Message : Known["tool_failed"].In(language);
    }
}
