using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Push;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class PushTests(DeliveryHost host) : IClassFixture<DeliveryHost>
{
    [Fact]
    public async Task A_notification_reaches_every_phone_of_the_person_and_shows_a_hundred_characters()
    {
        var (user, phones) = await PersonAsync(2);
        var delivery = await host.EnqueueAsync(new PushNotification(user, "Done", new string('x', 300)) { Data = new Dictionary<string, string> { ["run_id"] = "run_1" } });

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent, (await host.ViewAsync(delivery)).Error);

        var received = Received(phones);
        received.Count.ShouldBe(2);
        received[0].GetProperty("notification").GetProperty("body").GetString()!.Length.ShouldBe(100);
        received[0].GetProperty("data").GetProperty("run_id").GetString().ShouldBe("run_1");
    }

    [Fact]
    public async Task A_phone_without_the_app_is_forgotten_and_the_others_get_it()
    {
        var (user, phones) = await PersonAsync(2);
        host.Providers.Fcm.Gone[phones[0]] = true;

        (await host.SendAsync(await host.EnqueueAsync(new PushNotification(user, "T", "x")))).ShouldBe(DeliveryStatus.Sent);

        Received(phones).Count.ShouldBe(1);
        (await host.Get<Devices>().ListAsync(user, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_without_a_phone_gets_nothing_and_the_delivery_says_so()
    {
        var delivery = await host.EnqueueAsync(new PushNotification(await host.UserAsync(), "T", "x"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Dead);

        (await host.ViewAsync(delivery)).Error.ShouldBe("The person has no phone registered.");
    }

    [Fact]
    public async Task A_busy_service_is_tried_again_and_only_for_the_phone_that_was_not_reached()
    {
        var (user, phones) = await PersonAsync(2);
        host.Providers.Refuse("messages:send", 503, retryAfter: 10);
        var delivery = await host.EnqueueAsync(new PushNotification(user, "T", "x"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Pending);
        Received(phones).Count.ShouldBe(1);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Sent);

        Received(phones).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_cut_after_the_request_is_not_repeated()
    {
        var (user, phones) = await PersonAsync(1);
        host.Providers.Cut("messages:send");
        var delivery = await host.EnqueueAsync(new PushNotification(user, "T", "x"));

        await host.SendAsync(delivery);
        (await host.AfterAsync(delivery, TimeSpan.FromHours(1))).Status.ShouldBe(DeliveryStatus.Unknown);

        Received(phones).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_person_tries_again_is_sent_again_to_the_phones_that_are_not_known_to_have_it()
    {
        var (user, phones) = await PersonAsync(1);
        host.Providers.Cut("messages:send");
        var delivery = await host.EnqueueAsync(new PushNotification(user, "T", "x"));
        await host.SendAsync(delivery);

        (await host.Get<Outbox>().RetryAsync(delivery.Id, default)).ShouldNotBeNull();

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent);
        Received(phones).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_phone_that_another_person_registers_is_theirs()
    {
        var (first, second) = (await host.UserAsync(), await host.UserAsync());
        var devices = host.Get<Devices>();
        var token = Guid.NewGuid().ToString();
        var before = await devices.RegisterAsync(first, token, "ios", default);
        (await devices.RegisterAsync(first, token, "ios", default)).Id.ShouldBe(before.Id);

        var after = await devices.RegisterAsync(second, token, "ios", default);

        after.Id.ShouldNotBe(before.Id);
        (await devices.ListAsync(first, default)).ShouldBeEmpty();
    }

    private async Task<(string User, string[] Phones)> PersonAsync(int phones)
    {
        var user = await host.UserAsync();
        string[] tokens = [.. Enumerable.Range(0, phones).Select(_ => Guid.NewGuid().ToString())];
        foreach (var token in tokens)
        {
            await host.Get<Devices>().RegisterAsync(user, token, "android", default);
        }

        return (user, tokens);
    }

    private List<System.Text.Json.JsonElement> Received(string[] phones) =>
        [.. host.Providers.Fcm.Received.Where(message => phones.Contains(message.GetProperty("token").GetString()))];
}
