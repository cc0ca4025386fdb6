namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>The welcome mail in the three languages.</summary>
internal static class WelcomeTexts
{
    /// <summary>Subject and body as CommonMark; what comes from the event is shown as it is, never as markup.</summary>
    public static (string Subject, string Body) Of(string? language, string? company, string? plan, string sender)
    {
        var (name, chosen, from) = (EventEffects.Shown(company), EventEffects.Shown(plan), EventEffects.Shown(sender));
        return language switch
        {
            "zh" => ("欢迎使用 Mezzofy", $"""
                {name} 团队，您好：

                欢迎加入 Mezzofy！您的账户{(chosen.Length > 0 ? $"（{chosen} 方案）" : "")}已经开通。

                接下来您可以：

                1. 登录并上传您的品牌标志。
                2. 创建第一张优惠券。
                3. 邀请您的同事。

                如有任何问题，直接回复这封邮件即可。

                {from}，Mezzofy
                """),
            "ms" => ("Selamat datang ke Mezzofy", $"""
                Salam sejahtera kepada pasukan {name},

                Selamat datang ke Mezzofy! Akaun anda{(chosen.Length > 0 ? $" (pelan {chosen})" : "")} telah sedia.

                Langkah seterusnya:

                1. Log masuk dan muat naik logo anda.
                2. Cipta kupon pertama anda.
                3. Jemput rakan sekerja anda.

                Ada soalan? Balas sahaja e-mel ini.

                {from}, Mezzofy
                """),
            _ => ("Welcome to Mezzofy", $"""
                Hello {name} team,

                Welcome to Mezzofy! Your account{(chosen.Length > 0 ? $" ({chosen} plan)" : "")} is ready.

                Three things to start with:

                1. Log in and upload your logo.
                2. Create your first coupon.
                3. Invite your colleagues.

                Any question? Just reply to this mail.

                {from}, Mezzofy
                """),
        };
    }
}
