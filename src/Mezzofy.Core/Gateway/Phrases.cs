using Mezzofy.Core.Delivery;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Gateway;

/// <summary>What the gateway itself says, in the user's language.</summary>
internal static class Phrases
{
    public static string Received(string language) => language switch
    {
        Languages.Chinese => "已收到您的请求。",
        Languages.Malay => "Permintaan anda telah diterima.",
        _ => "Your request was received.",
    };

    public static string Working(string agent, string language) => language switch
    {
        Languages.Chinese => $"{agent} 助理正在处理。",
        Languages.Malay => $"Pembantu {agent} sedang memprosesnya.",
        _ => $"The {agent} agent is working on it.",
    };

    /// <summary>How far a task is, in steps.</summary>
    public static string Steps(int done, int known, string language) => language switch
    {
        Languages.Chinese => $"已完成 {done} 步，共 {known} 步。",
        Languages.Malay => $"{done} daripada {known} langkah selesai.",
        _ => $"{done} of {known} steps are done.",
    };

    public static string Cancelled(string language) => language switch
    {
        Languages.Chinese => "这个任务已被取消。到目前为止完成的结果附在下面。",
        Languages.Malay => "Tugas ini telah dibatalkan. Apa yang sempat disiapkan disertakan.",
        _ => "This task was cancelled. What was finished so far is attached.",
    };

    public static string LimitReached(string language) => language switch
    {
        Languages.Chinese => "这个请求达到了单次处理的上限，已经停止。到目前为止完成的结果附在下面；请缩小范围后再试。",
        Languages.Malay => "Permintaan ini mencapai had bagi satu larian dan telah dihentikan. Apa yang sempat disiapkan disertakan; cuba kecilkan skopnya.",
        _ => "This request reached the limit of one run and was stopped. What was finished so far is attached; please try again with a narrower request.",
    };

    /// <summary>What has gone out of a run that was stopped; empty when nothing has.</summary>
    public static string Sent(IReadOnlyDictionary<string, long>? byChannel, string language)
    {
        if (byChannel is null or { Count: 0 })
        {
            return "";
        }

        var what = string.Join(", ", byChannel.Select(channel => $"{channel.Value} × {Channel(channel.Key, language)}"));
        return language switch
        {
            Languages.Chinese => $"此前已发出：{what}。",
            Languages.Malay => $" Sudah dihantar sebelum itu: {what}.",
            _ => $" Already sent before that: {what}.",
        };
    }

    private static string Channel(string channel, string language) => (channel, language) switch
    {
        (Channels.OutlookMail, Languages.Chinese) => "邮件",
        (Channels.OutlookMail, Languages.Malay) => "e-mel",
        (Channels.OutlookMail, _) => "e-mail",
        (Channels.OutlookEvent, Languages.Chinese) => "日程",
        (Channels.OutlookEvent, Languages.Malay) => "acara kalendar",
        (Channels.OutlookEvent, _) => "calendar event",
        (Channels.Teams, Languages.Chinese) => "Teams 消息",
        (Channels.Teams, Languages.Malay) => "mesej Teams",
        (Channels.Teams, _) => "Teams message",
        (_, Languages.Chinese) => "推送通知",
        (_, Languages.Malay) => "pemberitahuan",
        _ => "notification",
    };

    public static string Failed(string language) => language switch
    {
        Languages.Chinese => "抱歉，处理这个请求时出了错，管理员已收到通知。请稍后再试。",
        Languages.Malay => "Maaf, permintaan ini gagal diproses dan pentadbir telah dimaklumkan. Sila cuba lagi kemudian.",
        _ => "Sorry, something went wrong with this request and the operators were told. Please try again later.",
    };
}
