using Mezzofy.Core.Delivery;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class FileLinksTests : IAsyncLifetime
{
    private DeliveryHost host = null!;

    public async Task InitializeAsync() => host = await DeliveryHost.StartAsync(connected: true, ("Delivery:PublicBaseUrl", "https://mezzofy.example/api/"));

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_card_links_to_its_files_until_the_links_expire()
    {
        var file = await host.FileAsync(1000, "KPI [draft].pdf");
        await host.SendAsync(await host.EnqueueAsync(new TeamsPost("sales", "KPI", "x") { Files = [file.Id] }));

        var card = host.Providers.Teams.Posts.Single().Message.GetProperty("attachments")[0].GetProperty("content");
        var text = card.GetProperty("body").EnumerateArray().Last().GetProperty("text").GetString()!;
        text.ShouldStartWith("📎 [KPI \\[draft\\].pdf](https://mezzofy.example/api/shared/");
        var token = text[(text.LastIndexOf('/') + 1)..^1];
        (await host.Get<FileLinks>().FindAsync(token, default))!.Id.ShouldBe(file.Id);

        host.Clock.Advance(TimeSpan.FromDays(15));
        (await host.Get<FileLinks>().FindAsync(token, default)).ShouldBeNull();
    }
}
