using Mezzofy.Core.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Limits;

public sealed class SlidingWindowTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void In_no_minute_more_uses_pass_than_the_limit()
    {
        var window = new SlidingWindow(60, time);
        var passed = new List<DateTimeOffset>();
        for (var i = 0; i < 1_200; i++)
        {
            if (window.Use("a") is null)
            {
                passed.Add(time.GetUtcNow());
            }

            time.Advance(TimeSpan.FromMilliseconds(250));
        }

        passed.ShouldAllBe(start => passed.Count(at => at >= start && at < start.AddMinutes(1)) <= 61);
        passed.Count.ShouldBeGreaterThan(280);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(59)]
    public void After_the_told_wait_a_use_passes_and_a_second_before_not(int secondsIntoTheMinute)
    {
        var window = new SlidingWindow(10, time);
        time.Advance(TimeSpan.FromSeconds(secondsIntoTheMinute));
        for (var i = 0; i < 10; i++)
        {
            window.Use("a").ShouldBeNull();
        }

        var wait = window.Use("a").ShouldNotBeNull();

        time.Advance(wait - TimeSpan.FromSeconds(1));
        window.Use("a").ShouldNotBeNull();
        time.Advance(TimeSpan.FromSeconds(1));
        window.Use("a").ShouldBeNull();
    }

    [Fact]
    public void Keys_do_not_share_and_zero_is_no_limit()
    {
        var window = new SlidingWindow(1, time);
        window.Use("a").ShouldBeNull();
        window.Use("b").ShouldBeNull();
        window.Use("a").ShouldNotBeNull();

        var unlimited = new SlidingWindow(0, time);
        Enumerable.Range(0, 1000).ShouldAllBe(_ => unlimited.Use("a") == null);
    }

    [Fact]
    public void Used_from_many_threads_exactly_the_limit_passes()
    {
        var window = new SlidingWindow(1_000, time);
        var passed = 0;

        Parallel.For(0, 5_000, _ => Interlocked.Add(ref passed, window.Use("a") is null ? 1 : 0));

        passed.ShouldBe(1_000);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("nonsense", "unknown")]
    [InlineData(null, "unknown")]
    public void Of_an_IPv6_address_the_network_counts(string? address, string group) => NetworkGroup.Of(address).ShouldBe(group);
}
