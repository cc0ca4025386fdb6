using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Tests.Language;

/// <summary>Monday 23 November 2026 in every case.</summary>
public sealed class PeriodParserTests
{
    private static readonly PeriodClock Clock = new(new DateOnly(2026, 11, 23));

    [Theory]
    [InlineData("latest", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("Generate the latest financial statement and send to CEO", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("last month", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("What was our revenue last month?", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("Q4 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("2025Q4", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("2025-Q4", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("4Q25", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("q4'25", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("Q4 FY2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("Q4, 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("the fourth quarter of 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("last quarter of 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("Q4 last year", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("last year's fourth quarter", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("third quarter", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("Q3", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("quarter 2 of 2025", "2025-04-01", "2025-06-30", PeriodKind.Quarter)]
    [InlineData("last quarter", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("this quarter", "2026-10-01", "2026-12-31", PeriodKind.Quarter)]
    [InlineData("the quarter before last", "2026-04-01", "2026-06-30", PeriodKind.Quarter)]
    [InlineData("latest month", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("most recent completed quarter", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("this year", "2026-01-01", "2026-12-31", PeriodKind.Year)]
    [InlineData("top 5 customers by revenue this year", "2026-01-01", "2026-12-31", PeriodKind.Year)]
    [InlineData("last year", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("FY2025", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("FY25", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("financial year 2025", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("2025", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("profit in 2025?", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("Oct 2025", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("October, 2025", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("2025-10", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("10/2025", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("May 2026", "2026-05-01", "2026-05-31", PeriodKind.Month)]
    [InlineData("revenue for May", "2026-05-01", "2026-05-31", PeriodKind.Month)]
    [InlineData("in December", "2025-12-01", "2025-12-31", PeriodKind.Month)]
    [InlineData("last October", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("February last year", "2025-02-01", "2025-02-28", PeriodKind.Month)]
    [InlineData("year to date", "2026-01-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("YTD", "2026-01-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("so far this month", "2026-11-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("since March", "2026-03-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("last 12 months", "2025-11-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("over the past twelve months", "2025-11-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("past 30 days", "2026-10-25", "2026-11-23", PeriodKind.Range)]
    [InlineData("last 7 days", "2026-11-17", "2026-11-23", PeriodKind.Range)]
    [InlineData("last two quarters", "2026-04-01", "2026-09-30", PeriodKind.Range)]
    [InlineData("first half of 2025", "2025-01-01", "2025-06-30", PeriodKind.Range)]
    [InlineData("H2 2025", "2025-07-01", "2025-12-31", PeriodKind.Range)]
    [InlineData("1H25", "2025-01-01", "2025-06-30", PeriodKind.Range)]
    [InlineData("second half of last year", "2025-07-01", "2025-12-31", PeriodKind.Range)]
    [InlineData("January to March 2025", "2025-01-01", "2025-03-31", PeriodKind.Range)]
    [InlineData("Jan-Mar 2025", "2025-01-01", "2025-03-31", PeriodKind.Range)]
    [InlineData("Nov to Feb 2026", "2025-11-01", "2026-02-28", PeriodKind.Range)]
    [InlineData("between January and March 2025", "2025-01-01", "2025-03-31", PeriodKind.Range)]
    [InlineData("2025-01-01 to 2025-03-31", "2025-01-01", "2025-03-31", PeriodKind.Range)]
    [InlineData("from 1 Jan 2025 until 15 Feb 2025", "2025-01-01", "2025-02-15", PeriodKind.Range)]
    [InlineData("Q1 to Q3 2025", "2025-01-01", "2025-09-30", PeriodKind.Range)]
    [InlineData("2024-2025", "2024-01-01", "2025-12-31", PeriodKind.Range)]
    [InlineData("the year ended 31 Dec 2025", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("financial statement for the year ended 31st December 2025 in pdf", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("the year ending March 31, 2026", "2025-04-01", "2026-03-31", PeriodKind.Range)]
    [InlineData("quarter ended 30 June", "2026-04-01", "2026-06-30", PeriodKind.Quarter)]
    [InlineData("quarter ended 2026-06-30", "2026-04-01", "2026-06-30", PeriodKind.Quarter)]
    [InlineData("the six months ended June 2026", "2026-01-01", "2026-06-30", PeriodKind.Range)]
    [InlineData("half-year ended 30 June 2026", "2026-01-01", "2026-06-30", PeriodKind.Range)]
    [InlineData("month ended 31 October 2026", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("tahun berakhir 31 Disember 2025", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("as at 31 March 2026", "2026-01-01", "2026-03-31", PeriodKind.Range)]
    [InlineData("5 October 2025", "2025-10-05", "2025-10-05", PeriodKind.Day)]
    [InlineData("October 5th, 2025", "2025-10-05", "2025-10-05", PeriodKind.Day)]
    [InlineData("05/10/2025", "2025-10-05", "2025-10-05", PeriodKind.Day)]
    [InlineData("today", "2026-11-23", "2026-11-23", PeriodKind.Day)]
    [InlineData("Send me last month's numbers today", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("yesterday", "2026-11-22", "2026-11-22", PeriodKind.Day)]
    [InlineData("this week", "2026-11-23", "2026-11-29", PeriodKind.Week)]
    [InlineData("last week's tickets", "2026-11-16", "2026-11-22", PeriodKind.Week)]
    [InlineData("two months ago", "2026-09-01", "2026-09-30", PeriodKind.Month)]
    [InlineData("Q4 2025 compared with last year", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("Latest statement for Q1 2026 vs Q1 2025", "2026-01-01", "2026-03-31", PeriodKind.Quarter)]
    public void English(string text, string start, string end, PeriodKind kind) => Check(text, start, end, kind);

    [Theory]
    [InlineData("去年第四季度", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("请生成去年第四季度的财务报表", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("2025年第四季度", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("2025年Q4", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("２０２５年第４季度", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("第三季度", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("上个季度", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("本季度", "2026-10-01", "2026-12-31", PeriodKind.Quarter)]
    [InlineData("上个月", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("上個月的收入是多少", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("上上个月", "2026-09-01", "2026-09-30", PeriodKind.Month)]
    [InlineData("2025年10月", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("二零二五年十月", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("去年10月份", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("十二月", "2025-12-01", "2025-12-31", PeriodKind.Month)]
    [InlineData("今年", "2026-01-01", "2026-12-31", PeriodKind.Year)]
    [InlineData("去年", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("前年", "2024-01-01", "2024-12-31", PeriodKind.Year)]
    [InlineData("2025财年", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("2025年度报表", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("2025年全年", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("今年上半年", "2026-01-01", "2026-06-30", PeriodKind.Range)]
    [InlineData("2025年下半年", "2025-07-01", "2025-12-31", PeriodKind.Range)]
    [InlineData("年初至今", "2026-01-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("今年以来", "2026-01-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("过去12个月", "2025-11-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("最近三个月", "2026-08-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("最近30天", "2026-10-25", "2026-11-23", PeriodKind.Range)]
    [InlineData("近半年", "2026-05-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("最新财务报表", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("2025年1月至3月", "2025-01-01", "2025-03-31", PeriodKind.Range)]
    [InlineData("从2025年1月到2025年6月", "2025-01-01", "2025-06-30", PeriodKind.Range)]
    [InlineData("2025年10月5日", "2025-10-05", "2025-10-05", PeriodKind.Day)]
    [InlineData("今天", "2026-11-23", "2026-11-23", PeriodKind.Day)]
    [InlineData("上周", "2026-11-16", "2026-11-22", PeriodKind.Week)]
    [InlineData("本周的工单", "2026-11-23", "2026-11-29", PeriodKind.Week)]
    [InlineData("2025年第四季度与去年同期相比", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    public void Chinese(string text, string start, string end, PeriodKind kind) => Check(text, start, end, kind);

    [Theory]
    [InlineData("bulan lepas", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("Berapa hasil bulan lalu?", "2026-10-01", "2026-10-31", PeriodKind.Month)]
    [InlineData("bulan ini", "2026-11-01", "2026-11-30", PeriodKind.Month)]
    [InlineData("suku keempat 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("suku tahun keempat 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("suku ke-4 tahun 2025", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("suku pertama tahun ini", "2026-01-01", "2026-03-31", PeriodKind.Quarter)]
    [InlineData("suku tahun lepas", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("suku ini", "2026-10-01", "2026-12-31", PeriodKind.Quarter)]
    [InlineData("Q4 tahun lepas", "2025-10-01", "2025-12-31", PeriodKind.Quarter)]
    [InlineData("tahun ini", "2026-01-01", "2026-12-31", PeriodKind.Year)]
    [InlineData("tahun lepas", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("tahun kewangan 2025", "2025-01-01", "2025-12-31", PeriodKind.Year)]
    [InlineData("Oktober 2025", "2025-10-01", "2025-10-31", PeriodKind.Month)]
    [InlineData("Mac 2026", "2026-03-01", "2026-03-31", PeriodKind.Month)]
    [InlineData("bulan Ogos", "2026-08-01", "2026-08-31", PeriodKind.Month)]
    [InlineData("Disember tahun lepas", "2025-12-01", "2025-12-31", PeriodKind.Month)]
    [InlineData("30 hari lepas", "2026-10-25", "2026-11-23", PeriodKind.Range)]
    [InlineData("12 bulan terakhir", "2025-11-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("tiga bulan lepas", "2026-08-01", "2026-10-31", PeriodKind.Range)]
    [InlineData("separuh pertama 2025", "2025-01-01", "2025-06-30", PeriodKind.Range)]
    [InlineData("tahun ini sehingga kini", "2026-01-01", "2026-11-23", PeriodKind.Range)]
    [InlineData("dari Januari hingga Mac 2025", "2025-01-01", "2025-03-31", PeriodKind.Range)]
    [InlineData("penyata kewangan terkini", "2026-07-01", "2026-09-30", PeriodKind.Quarter)]
    [InlineData("minggu lepas", "2026-11-16", "2026-11-22", PeriodKind.Week)]
    [InlineData("hari ini", "2026-11-23", "2026-11-23", PeriodKind.Day)]
    [InlineData("semalam", "2026-11-22", "2026-11-22", PeriodKind.Day)]
    public void Malay(string text, string start, string end, PeriodKind kind) => Check(text, start, end, kind);

    [Theory]
    [InlineData("Q5 2025", PeriodProblem.NoSuchQuarter)]
    [InlineData("the fifth quarter", PeriodProblem.NoSuchQuarter)]
    [InlineData("第五季度", PeriodProblem.NoSuchQuarter)]
    [InlineData("suku kelima 2025", PeriodProblem.NoSuchQuarter)]
    [InlineData("month 13", PeriodProblem.NoSuchMonth)]
    [InlineData("2025-13", PeriodProblem.NoSuchMonth)]
    [InlineData("2025年13月", PeriodProblem.NoSuchMonth)]
    [InlineData("H3 2025", PeriodProblem.NoSuchHalf)]
    [InlineData("31 February 2025", PeriodProblem.NoSuchDay)]
    [InlineData("2025-02-30", PeriodProblem.NoSuchDay)]
    [InlineData("year 1800", PeriodProblem.OutOfRange)]
    [InlineData("in 1800", PeriodProblem.OutOfRange)]
    [InlineData("Q1 9999", PeriodProblem.OutOfRange)]
    [InlineData("0000-01", PeriodProblem.OutOfRange)]
    [InlineData("2099", PeriodProblem.OutOfRange)]
    [InlineData("last 9999 years", PeriodProblem.OutOfRange)]
    public void Impossible_periods_say_why(string text, PeriodProblem problem)
    {
        var reading = PeriodParser.Find(text, Clock).ShouldNotBeNull();
        reading.Period.ShouldBeNull();
        reading.Problem.ShouldBe(problem);
        foreach (var language in Languages.All)
        {
            PeriodText.Explain(problem, reading.Source, language).ShouldContain(reading.Source);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("how many open tickets are there")]
    [InlineData("may I see the customers")]
    [InlineData("orders above SGD 2025")]
    [InlineData("compare it with last year")]
    [InlineData("\ud83d\ude00 \udc00 half a surrogate")]
    [InlineData("'; drop table biz.orders; --")]
    public void A_text_without_a_period_gives_none(string text) => PeriodParser.Find(text, Clock).ShouldBeNull();

    [Fact]
    public void An_argument_that_is_no_period_is_a_problem_and_an_empty_one_is_the_latest()
    {
        PeriodParser.Read("banana", Clock).Problem.ShouldBe(PeriodProblem.NotAPeriod);
        PeriodParser.Read(" ", Clock with { Latest = PeriodKind.Month }).Period.ShouldBe(CalendarPeriods.Month(2026, 10));
        PeriodParser.Read(null, Clock).Period.ShouldBe(CalendarPeriods.Quarter(2026, 3));
    }

    [Fact]
    public void A_message_of_a_million_characters_is_read_at_once()
    {
        var started = TimeProvider.System.GetTimestamp();
        PeriodParser.Find(string.Concat(Enumerable.Repeat("2025-2025-", 100_000)), Clock);
        PeriodParser.Find(new string('q', 1_000_000), Clock).ShouldBeNull();
        PeriodParser.Find("revenue last month " + new string('1', 1_000_000), Clock).ShouldNotBeNull();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Every_day_of_four_years_has_a_last_month_a_latest_quarter_and_a_year_to_date()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var clock = new PeriodClock(day);
            PeriodParser.Read("last month", clock).Period!.End.ShouldBe(new DateOnly(day.Year, day.Month, 1).AddDays(-1));
            PeriodParser.Read("latest", clock).Period!.End.ShouldBeLessThan(day);
            PeriodParser.Read("latest", clock).Period!.End.AddMonths(4).ShouldBeGreaterThan(day);
            PeriodParser.Read("year to date", clock).Period.ShouldBe(CalendarPeriods.Range(new DateOnly(day.Year, 1, 1), day));
        }
    }

    [Theory]
    [InlineData("en", "Q4 2025 (1 Oct to 31 Dec 2025)", "October 2025", "FY2026 (1 Jan to 31 Dec 2026), as of 23 Nov 2026")]
    [InlineData("zh", "2025年第四季度（2025年10月1日至12月31日）", "2025年10月", "2026年（2026年1月1日至12月31日），截至2026年11月23日")]
    [InlineData("ms", "suku keempat 2025 (1 Okt hingga 31 Dis 2025)", "Oktober 2025", "Tahun 2026 (1 Jan hingga 31 Dis 2026), setakat 23 Nov 2026")]
    public void Periods_read_well(string language, string quarter, string month, string running)
    {
        PeriodText.Describe(CalendarPeriods.Quarter(2025, 4), language, Clock.Today).ShouldBe(quarter);
        PeriodText.Describe(CalendarPeriods.Month(2025, 10), language, Clock.Today).ShouldBe(month);
        PeriodText.Describe(CalendarPeriods.Year(2026), language, Clock.Today).ShouldBe(running);
    }

    [Theory]
    [InlineData("Q4 2025 vs the previous quarter", PeriodComparison.Previous)]
    [InlineData("this year compared to last year", PeriodComparison.LastYear)]
    [InlineData("与去年同期相比", PeriodComparison.LastYear)]
    [InlineData("环比和同比", PeriodComparison.Both)]
    [InlineData("berbanding tahun lepas", PeriodComparison.LastYear)]
    [InlineData("revenue last year", null)]
    public void Comparisons_are_found(string text, PeriodComparison? expected) => PeriodComparisonParser.Find(text).ShouldBe(expected);

    [Fact]
    public void Today_follows_the_time_zone()
    {
        var lateInLondon = new DateTimeOffset(2026, 12, 31, 20, 0, 0, TimeSpan.Zero);
        PeriodClock.At(lateInLondon, "Asia/Singapore").Today.ShouldBe(new DateOnly(2027, 1, 1));
        PeriodClock.At(lateInLondon, "Europe/London").Today.ShouldBe(new DateOnly(2026, 12, 31));
    }

    private static void Check(string text, string start, string end, PeriodKind kind)
    {
        var reading = PeriodParser.Find(text, Clock).ShouldNotBeNull();
        reading.Problem.ShouldBeNull();
        reading.Period.ShouldBe(new Period(DateOnly.Parse(start), DateOnly.Parse(end), kind));
        text.ShouldContain(reading.Source);
    }
}
