using Mezzofy.Core.Delivery;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_double_up_to_ten_minutes_and_are_spread()
    {
        var backoff = new Backoff(new Random(1));

        for (var attempt = 1; attempt <= 20; attempt++)
        {
            var middle = Math.Min(600, Math.Pow(2, attempt - 1));
            backoff.After(attempt, null).TotalSeconds.ShouldBeInRange(middle * 0.9, middle * 1.1);
        }

        Enumerable.Range(0, 20).Select(_ => backoff.After(1, null)).Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_provider_is_never_asked_sooner_than_it_wishes() =>
        new Backoff().After(1, TimeSpan.FromSeconds(90)).TotalSeconds.ShouldBeInRange(90, 100);
}
