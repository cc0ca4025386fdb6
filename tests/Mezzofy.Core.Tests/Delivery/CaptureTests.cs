using System.Text.Json;
using Mezzofy.Core.Delivery;
using MimeKit;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class CaptureTests : IAsyncLifetime
{
    private DeliveryHost host = null!;

    public async Task InitializeAsync() => host = await DeliveryHost.StartAsync(connected: false);

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Without_credentials_every_effect_is_written_to_the_folder_and_none_is_called_sent()
    {
        var user = await host.UserAsync();
        var start = DateTimeOffset.UtcNow.AddDays(1);
        var mail = await host.EnqueueAsync(new Mail([new("a@b.example")], "Subject", "Body") { Bcc = [new("c@d.example")] });
        var post = await host.EnqueueAsync(new TeamsPost("sales", "Title", "Text"));
        var push = await host.EnqueueAsync(new PushNotification(user, "T", "x"));
        var planned = await host.Outbox.EnqueueAsync(
            NewDelivery.Of(new CalendarEvent("a@b.example", "S", start, start.AddHours(1), "Asia/Singapore"), "event", DeliveryHost.Owner), default);

        foreach (var delivery in new[] { mail, post, push, planned })
        {
            (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Captured);
        }

        var message = await MimeMessage.LoadAsync(Path.Combine(host.Folder, $"{mail.Id}.eml"));
        message.Bcc.ToString().ShouldBe("c@d.example");
        foreach (var delivery in new[] { post, push, planned })
        {
            var json = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(host.Folder, $"{delivery.Id}.json")));
            json.GetProperty("channel").GetString().ShouldBe(delivery.Channel);
        }
    }

    [Fact]
    public async Task Whoever_sends_while_a_sweep_has_taken_it_is_told_what_came_of_it()
    {
        for (var i = 0; i < 20; i++)
        {
            var mail = await host.EnqueueAsync(new Mail([new("a@b.example")], $"Subject {i}", "Body"));
            var sweep = host.Dispatcher.DispatchDueAsync(default);

            (await host.SendAsync(mail)).ShouldBe(DeliveryStatus.Captured);
            await sweep;
        }
    }

    [Fact]
    public async Task The_result_of_a_run_goes_to_everybody_once_however_often_it_is_delivered()
    {
        var file = await host.FileAsync(1000);
        var result = new RunResult(Ids.New(Ids.Run), DeliveryHost.Owner, "Weekly KPI", "# KPI\n\nAll **well**.", [file.Id]);
        var to = new DeliverTo { TeamsChannel = "#management", Email = ["ceo@mezzofy.com", "COO@mezzofy.com", "coo@mezzofy.com"], PushUserId = await host.UserAsync() };

        var first = await host.Get<ResultDelivery>().DeliverAsync(result, to, default);
        var again = await host.Get<ResultDelivery>().DeliverAsync(result, to, default);

        first.Select(receipt => receipt.Recipient).ShouldBe(["management", "ceo@mezzofy.com", "COO@mezzofy.com", to.PushUserId!]);
        first.ShouldAllBe(receipt => receipt.Status == "captured");
        again.ShouldBe(first);
        var message = await MimeMessage.LoadAsync(Path.Combine(host.Folder, $"{first[1].DeliveryId}.eml"));
        message.Subject.ShouldBe("[Mezzofy AI] Weekly KPI");
        message.Attachments.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_tried_again()
    {
        Directory.Delete(host.Folder, recursive: true);
        await File.WriteAllTextAsync(host.Folder, "in the way");
        var delivery = await host.EnqueueAsync(new TeamsPost("sales", "T", "x"));

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Pending);
        File.Delete(host.Folder);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Captured);
    }
}
