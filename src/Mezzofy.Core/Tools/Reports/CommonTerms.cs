namespace Mezzofy.Core.Tools.Reports;

/// <summary>Words that several reports use.</summary>
internal static class CommonTerms
{
    public static readonly Term Total = new("Total", "合计", "Jumlah");
    public static readonly Term KeyFigure = new("Figure", "指标", "Angka");
    public static readonly Term ThisPeriod = new("Period", "本期", "Tempoh ini");
    public static readonly Term Before = new("Period before", "上期", "Tempoh sebelum");
    public static readonly Term Change = new("Change", "变化", "Perubahan");
    public static readonly Term Overview = new("Overview", "概览", "Ringkasan");
    public static readonly Term Owner = new("Owner", "负责人", "Pemilik");
    public static readonly Term Status = new("Status", "状态", "Status");
    public static readonly Term Customer = new("Customer", "客户", "Pelanggan");
    public static readonly Term Channel = new("Channel", "渠道", "Saluran");
    public static readonly Term NotKnown = new("(none)", "（无）", "(tiada)");
    public static readonly Term Points = new(" pts", "个百分点", " mata peratus");
    public static readonly Term Hours = new("{0} h", "{0} 小时", "{0} jam");
    public static readonly Term HoursUnit = new("hours", "小时", "jam");
    public static readonly Term DaysUnit = new("{0} days", "{0} 天", "{0} hari");
    public static readonly Term OutOfFive = new("{0} of 5", "{0} / 5", "{0} daripada 5");
    public static readonly Term Compared = new("Compared with {0}.", "对比时间段：{0}。", "Dibandingkan dengan {0}.");
    public static readonly Term Running = new(
        "The period is still running: its figures go up to {0} and are compared with as many days of the period before.",
        "该时间段尚未结束：数据截至{0}，并与上期同样天数比较。",
        "Tempoh ini masih berjalan: angka setakat {0} dan dibandingkan dengan bilangan hari yang sama dalam tempoh sebelumnya.");
    public static readonly Term Future = new(
        "This period has not begun yet.", "该时间段尚未开始。", "Tempoh ini belum bermula.");
    public static readonly Term Nothing = new(
        "Nothing is recorded for this period.", "该时间段没有任何记录。", "Tiada rekod untuk tempoh ini.");
    public static readonly Term Source = new("{0}, {1}: {2:N0} rows", "{0}，{1}：{2:N0} 行", "{0}, {1}: {2:N0} baris");
}
