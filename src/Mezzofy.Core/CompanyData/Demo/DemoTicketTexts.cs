namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Other words in which customers write about the same things: in English, Chinese and Malay.</summary>
internal static class DemoTicketTexts
{
    private static readonly Dictionary<string, (string Subject, string Description)[]> Others = new()
    {
        ["QR code not scanning"] =
        [
            ("Scanner cannot read the QR code of our voucher", "The scanner at the counter beeps and shows nothing."),
            ("优惠券二维码在收银台无法扫描", "店员扫了很多次都没有反应。"), ("Kod QR kupon tidak dapat diimbas di kaunter", "Kakitangan imbas kod tetapi tiada apa-apa berlaku."),
        ],
        ["Coupon shown as already used"] =
        [
            ("Voucher says already redeemed but it was not", "Two customers complained today."), ("优惠券显示已使用", "顾客说从来没有用过。"),
            ("Kupon dikatakan sudah digunakan", "Pelanggan kata belum pernah guna."),
        ],
        ["Wrong outlet restriction"] = [("One branch refuses the coupon", "It should be valid at every outlet."), ("优惠券在一家门店不能用", "其他门店都可以。")],
        ["Staff cannot log in"] =
        [
            ("Our employees cannot sign in to the outlet app", "The password is not accepted."), ("店员无法登录", "今天早上开始密码一直被拒。"),
            ("Kakitangan tidak dapat log masuk", "Kata laluan ditolak sejak pagi."),
        ],
        ["OTP not received"] = [("Verification code never arrives", "Members wait for the OTP and give up."), ("收不到验证码", "顾客等了十分钟。"), ("Kod pengesahan OTP tidak diterima", "Pelanggan sudah tunggu lama.")],
        ["Invoice question"] = [("Wrong amount on our invoice", "Please explain the difference."), ("发票金额不符", "与报价不一样。"), ("Jumlah invois berbeza", "Sila jelaskan bil bulan ini.")],
        ["Card payment failed"] = [("Card declined at renewal", "We tried two cards."), ("信用卡付款失败", "续费被拒两次。")],
        ["POS sync delayed"] = [("Redemptions reach our point of sale late", "Sync is a day behind."), ("收银系统同步太慢", "核销记录第二天才出现。"), ("Penyegerakan sistem POS lewat", "Data penebusan muncul esoknya.")],
        ["SMS delivered late"] = [("Text message campaign went out late", "Messages came after the sale had ended."), ("短信活动发送太迟", "促销结束后才收到。"), ("Kempen SMS lewat dihantar", "Promosi sudah tamat apabila mesej sampai.")],
        ["Report numbers differ"] = [("Redemption report does not match our till", "A mismatch of a few coupons."), ("核销报表与收银机对不上", "总数差几张。")],
        ["Points missing"] = [("Loyalty points not added after a purchase", "The member has the receipt."), ("积分没有到账", "会员有收据。"), ("Mata ganjaran hilang", "Pembelian tidak ditambah mata.")],
        ["Help with a campaign"] = [("Setting up a birthday promotion", "Where do we configure it?"), ("如何设置生日活动", "想给会员送生日券。")],
    };

    /// <summary>Subject and description of a ticket: half of them in the usual words.</summary>
    public static (string Subject, string Description) Of(DemoTicket ticket)
    {
        var random = new DemoRandom("ticket-text", ticket.Id);
        return random.Permille(500) || !Others.TryGetValue(ticket.Issue.Issue, out var others) ? (ticket.Issue.Subject, ticket.Issue.Description) : random.Pick(others);
    }
}
