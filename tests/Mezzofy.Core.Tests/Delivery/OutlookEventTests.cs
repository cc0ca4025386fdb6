using Mezzofy.Core.Delivery;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class OutlookEventTests(DeliveryHost host) : IClassFixture<DeliveryHost>
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_event_is_planned_by_the_clock_of_its_zone()
    {
        var delivery = await EnqueueAsync();

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent);

        var planned = host.Providers.Graph.Events[delivery.Id];
        planned.GetProperty("start").GetProperty("dateTime").GetString().ShouldBe("2026-12-01T15:00:00");
        planned.GetProperty("start").GetProperty("timeZone").GetString().ShouldBe("Asia/Singapore");
        planned.GetProperty("attendees")[0].GetProperty("emailAddress").GetProperty("address").GetString().ShouldBe("ceo@mezzofy.com");
    }

    [Fact]
    public async Task An_event_whose_answer_was_lost_is_asked_for_again_and_made_once()
    {
        host.Providers.Cut("^POST .*/events$");
        var delivery = await EnqueueAsync();

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Pending);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Sent);

        host.Providers.Graph.Events.Keys.Count(transaction => transaction == delivery.Id).ShouldBe(1);
    }

    private Task<StoredDelivery> EnqueueAsync() => host.Outbox.EnqueueAsync(
        NewDelivery.Of(
            new CalendarEvent("sales.rep@mezzofy.com", "Follow up", Start, Start.AddHours(1), "Asia/Singapore") { Attendees = [new("ceo@mezzofy.com")], ReminderMinutes = 15 },
            Guid.NewGuid().ToString(), DeliveryHost.Owner),
        default);
}
