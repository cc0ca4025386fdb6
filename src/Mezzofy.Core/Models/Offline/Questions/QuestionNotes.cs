using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What an answer says about what it did not apply or had to assume.</summary>
internal static class QuestionNotes
{
    public static readonly Wording UnknownName = new(
        "I know no customer, person, product or campaign called “{0}” here, so it is not applied.",
        "没有找到名为“{0}”的客户、人员、产品或活动，因此没有按它筛选。",
        "Tiada pelanggan, orang, produk atau kempen bernama “{0}” di sini, jadi ia tidak digunakan.");

    public static readonly Wording NameNotApplied = new(
        "{1} cannot be narrowed to “{0}” here, so it is not applied.", "{1}不能按“{0}”筛选，因此没有应用。", "{1} tidak boleh dihadkan kepada “{0}”, jadi ia tidak digunakan.");

    public static readonly Wording NobodysOwn = new(
        "{0} have no owner here, so these are not only yours.", "{0}没有负责人，因此这里不只是您的。", "{0} tiada pemilik di sini, jadi ini bukan milik anda sahaja.");

    public static readonly Wording NotApplied = new("“{0}” could not be applied.", "“{0}”未能应用。", "“{0}” tidak dapat digunakan.");

    public static readonly Wording InDollars = new(
        "Amounts are kept in SGD; the bound is taken as SGD.", "金额以新元记录，界限按新元计算。", "Jumlah disimpan dalam SGD; had dikira sebagai SGD.");

    public static readonly Wording UnreadPeriod = new(
        "I do not know on which days “{0}” falls, so it is not applied; give dates.", "无法确定“{0}”是哪几天，因此没有按它筛选；请给出日期。", "Saya tidak tahu tarikh “{0}”, jadi ia tidak digunakan; beri tarikh.");

    public static readonly Wording NoPeriod = new(
        "{0} cannot be narrowed to a period here; it is as of today.", "{0}不能按时间段筛选；这是目前的情况。", "{0} tidak boleh dihadkan kepada tempoh; ini keadaan hari ini.");

    public static readonly Wording NoTarget = new("There is no target for this here.", "这里没有相应的目标。", "Tiada sasaran untuk ini.");
    public static readonly Wording Actual = new("Actual", "实际", "Sebenar");
    public static readonly Wording Target = new("Target", "目标", "Sasaran");
    public static readonly Wording Reached = new("Reached", "完成率", "Dicapai");

    public static readonly Wording WholeMonths = new(
        "The books are kept by whole months; these are the figures of {1}.", "账目按整月记录；这是{1}的数据。", "Buku direkodkan mengikut bulan penuh; ini angka {1}.");

    public static readonly Wording Running = new(
        "{0} is not over; its figures go up to {1}.", "{0}尚未结束，数字截至{1}。", "{0} belum tamat; angkanya hingga {1}.");

    public static readonly Wording OpenMonth = new(
        "Most costs of {0} are booked at its end; its profit and margins are not final.", "{0}的大部分成本在月底入账，其利润和毛利率尚未最终确定。",
        "Kebanyakan kos {0} direkodkan pada akhir bulan; untung dan marginnya belum muktamad.");

    public static readonly Wording ThisYear = new(
        "Only campaigns that began this year or still run.", "仅包括今年开始或仍在进行的活动。", "Hanya kempen yang bermula tahun ini atau masih berjalan.");
}
