using System.Text.Json;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Teams;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Directory;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Outlook;
using Mezzofy.Core.Tools.Push;
using Mezzofy.Core.Tools.Teams;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class OutwardToolsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    private DeliveryHost host = null!;
    private string colleague = null!;

    public async Task InitializeAsync()
    {
        host = await DeliveryHost.StartAsync(connected: false);
        colleague = DeliveryHost.AddressOf(await host.UserAsync());
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_mail_to_a_thousand_people_is_two_deliveries()
    {
        var to = Enumerable.Range(0, 1000).Select(number => $"p{number}@example.com").ToList();

        var result = await CallAsync(Mail(), new { to, subject = "S", body = "B" });

        result.GetProperty("status").GetString().ShouldBe("captured");
        Directory.GetFiles(host.Folder, "*.eml").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("to")]
    [InlineData("cc")]
    [InlineData("bcc")]
    public async Task A_tainted_run_writes_to_nobody_outside_without_approval(string line)
    {
        var arguments = new Dictionary<string, object> { ["to"] = new[] { colleague }, ["subject"] = "S", ["body"] = "B" };
        arguments[line] = new[] { "someone@outside.example" };

        await Should.ThrowAsync<ApprovalRequiredException>(() => CallAsync(Mail(), arguments, tainted: true));

        Directory.GetFiles(host.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_is_planned_in_the_users_own_calendar_and_time_zone()
    {
        var result = await CallAsync(Event(), new { subject = "Follow up", start = "2026-11-24T15:00", duration_minutes = 45, attendees = new[] { colleague } });

        result.GetProperty("status").GetString().ShouldBe("captured");
        result.GetProperty("start").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.FromHours(8)));
        result.GetProperty("end").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 24, 15, 45, 0, TimeSpan.FromHours(8)));
        var written = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Directory.GetFiles(host.Folder).Single())).GetProperty("event");
        written.GetProperty("calendar").GetString().ShouldBe("someone@mezzofy.com");
        written.GetProperty("attendees").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-11-20T15:00", null, null, "in_the_past")]
    [InlineData("tomorrow", null, null, "invalid_time")]
    [InlineData("2026-11-24T15:00", "2026-11-24T14:00", null, "invalid_time")]
    [InlineData("2026-11-24T15:00", null, "Mars/Olympus", "invalid_time_zone")]
    [InlineData("2027-03-14T02:30", null, "America/New_York", "invalid_time")]
    public async Task An_event_that_cannot_be_is_refused(string start, string? end, string? zone, string code)
    {
        var refused = await Should.ThrowAsync<ToolRefusedException>(() => CallAsync(Event(), new { subject = "S", start, end, time_zone = zone }));

        refused.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_tainted_run_invites_nobody_outside_without_approval()
    {
        var arguments = new { subject = "S", start = "2026-11-24T15:00", attendees = new[] { "someone@outside.example" } };

        await Should.ThrowAsync<ApprovalRequiredException>(() => CallAsync(Event(), arguments, tainted: true));
    }

    [Fact]
    public async Task A_post_names_its_channel_as_people_do_and_one_that_does_not_exist_is_refused_with_the_names()
    {
        var tool = new TeamsPostMessage(host.Get<TeamsChannels>(), Attachments(), host.Outbox, host.Dispatcher);

        (await CallAsync(tool, new { channel = "#Sales", title = "T", text = "x" }, tainted: true)).GetProperty("channel").GetString().ShouldBe("sales");
        var refused = await Should.ThrowAsync<ToolRefusedException>(() => CallAsync(tool, new { channel = "lunch", title = "T", text = "x" }));

        refused.Code.ShouldBe("channel_not_found");
        refused.Message.ShouldContain("marketing");
    }

    [Fact]
    public async Task Only_colleagues_are_notified()
    {
        var tool = new PushNotify(Recipients(), host.Outbox, host.Dispatcher);

        var result = await CallAsync(tool, new { to = new[] { colleague }, title = "T", body = "x" });
        var refused = await Should.ThrowAsync<ToolRefusedException>(() => CallAsync(tool, new { to = new[] { "someone@outside.example" }, title = "T", body = "x" }));

        result.GetProperty("to")[0].GetProperty("status").GetString().ShouldBe("captured");
        refused.Code.ShouldBe("recipient_not_found");
    }

    private OutlookSendEmail Mail() => new(Recipients(), Attachments(), host.Outbox, host.Dispatcher);

    private OutlookCreateEvent Event() => new(Recipients(), host.Outbox, host.Dispatcher);

    private RecipientResolver Recipients() => new(new CompanyDirectory(host.Database.DataSource));

    private OutlookAttachments Attachments() => new(host.Get<IArtifactStore>());

    private static async Task<JsonElement> CallAsync(Tool tool, object arguments, bool tainted = false)
    {
        var context = new ToolContext
        {
            RunId = Ids.New(Ids.Run), CallId = "call_1", Agent = Departments.Sales, Language = "en", Now = Now, IsTainted = tainted,
            Caller = new Caller(Ids.New(Ids.User), "someone@mezzofy.com", "Someone", Departments.Sales, "sales_manager", Roles.All["sales_manager"].Permissions),
            Reports = new Dictionary<string, ReportDocument>(), Artifacts = [],
        };
        var result = await tool.InvokeAsync(JsonSerializer.SerializeToElement(arguments, ToolJson.Options), context, default);
        return JsonSerializer.SerializeToElement(result.Content, ToolJson.Options);
    }
}
