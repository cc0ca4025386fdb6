using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Tokens;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Signatures;
using Mezzofy.Core.Webhooks.Sources;
using Mezzofy.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Webhooks;

public sealed class WebhookInboxTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Signing.Now);
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_same_id_ten_times_in_a_row_and_fifty_at_once_is_stored_once()
    {
        await using var inbox = new WebhookInbox(database.DataSource, clock);
        await using var another = new WebhookInbox(database.DataSource, clock);
        var receipts = new List<InboxReceipt>();
        for (var time = 0; time < 10; time++)
        {
            receipts.Add(await inbox.AcceptAsync(Event("a")));
        }

        receipts.AddRange(await Task.WhenAll(Enumerable.Range(0, 50).Select(number => (number % 2 == 0 ? inbox : another).AcceptAsync(Event("a")))));

        receipts.Count(receipt => receipt.IsNew).ShouldBe(1);
        receipts.Select(receipt => receipt.EventId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_new_ids_at_once_from_two_processes_each_have_one_row_and_one_who_was_first()
    {
        await using var inbox = new WebhookInbox(database.DataSource, clock);
        await using var another = new WebhookInbox(database.DataSource, clock);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => (number % 2 == 0 ? inbox : another).AcceptAsync(Event($"{number / 4}"))));

        receipts.Count(receipt => receipt.IsNew).ShouldBe(50);
        receipts.Select(receipt => receipt.EventId).Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public async Task The_same_id_of_another_source_is_another_event()
    {
        await using var inbox = new WebhookInbox(database.DataSource, clock);

        (await inbox.AcceptAsync(Event("a"))).IsNew.ShouldBeTrue();
        (await inbox.AcceptAsync(Event("a") with { Source = "custom/github" })).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_cannot_be_stored_takes_no_other_with_it()
    {
        await using var inbox = new WebhookInbox(database.DataSource, clock);

        var receipts = Enumerable.Range(0, 20).Select(number => inbox.AcceptAsync(Event($"n{number}") with { Data = number == 7 ? "no json" : "{}" })).ToList();

        await Should.ThrowAsync<Npgsql.PostgresException>(() => receipts[7]);
        receipts.RemoveAt(7);
        (await Task.WhenAll(receipts)).ShouldAllBe(receipt => receipt.IsNew);
    }

    [Fact]
    public async Task What_was_accepted_and_not_begun_is_given_out_after_half_a_minute_and_not_twice()
    {
        await using var inbox = new WebhookInbox(database.DataSource, clock);
        var records = new EventRecords(database.DataSource, clock);
        var id = (await inbox.AcceptAsync(Event("a"))).EventId;
        await inbox.AcceptAsync(Event("b") with { Status = EventStatuses.Unhandled });

        (await records.TakeUnstartedAsync(10, default)).ShouldBeEmpty();
        clock.Advance(TimeSpan.FromSeconds(31));
        (await records.TakeUnstartedAsync(10, default)).ShouldBe([id]);
        (await records.TakeUnstartedAsync(10, default)).ShouldBeEmpty();
        await records.RecordAsync(id, "agent", StepOutcome.Of([]), isLast: false, default);
        clock.Advance(TimeSpan.FromMinutes(10));
        (await records.TakeUnstartedAsync(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_forgotten_after_thirty_days_and_stuck_ones_end_after_an_hour()
    {
        await using var inbox = new WebhookInbox(database.DataSource, clock);
        var (records, reader) = (new EventRecords(database.DataSource, clock), new EventReader(database.DataSource));
        var id = (await inbox.AcceptAsync(Event("a"))).EventId;
        await records.RecordAsync(id, "agent", StepOutcome.Of([]), isLast: false, default);

        clock.Advance(TimeSpan.FromMinutes(61));
        await records.TidyAsync(default);
        (await reader.FindAsync(id, default))!.Event.Error.ShouldBe("stuck");
        clock.Advance(TimeSpan.FromDays(29));
        await records.TidyAsync(default);
        (await inbox.AcceptAsync(Event("a"))).IsNew.ShouldBeFalse();
        clock.Advance(TimeSpan.FromDays(1));
        await records.TidyAsync(default);
        (await inbox.AcceptAsync(Event("a"))).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task Secrets_lie_sealed_and_at_most_two_are_valid()
    {
        var sources = new WebhookSources(database.DataSource, new KeyProtection(new IdentityOptions { KeyEncryptionKey = Convert.ToBase64String(new byte[32]) }), clock);
        var source = Source();
        await sources.AddAsync(source, "first-secret-0000", null, default);
        clock.Advance(TimeSpan.FromSeconds(1));
        await sources.RotateAsync(source.Id, "second-secret-000", default);
        (await sources.OpenAsync("github", default))!.Secrets.ShouldBe(["second-secret-000", "first-secret-0000"]);

        await using var stored = database.DataSource.CreateCommand("select string_agg(encode(sealed, 'escape'), '') from mezzofy.webhook_secrets");
        ((string)(await stored.ExecuteScalarAsync())!).ShouldNotContain("secret");
        clock.Advance(TimeSpan.FromSeconds(1));
        await sources.RotateAsync(source.Id, "third-secret-0000", default);
        (await sources.OpenAsync("github", default))!.Secrets.ShouldBe(["third-secret-0000", "second-secret-000"]);
        await sources.EndOldSecretsAsync(source.Id, default);
        (await sources.OpenAsync("github", default))!.Secrets.ShouldBe(["third-secret-0000"]);
        await sources.ChangeAsync(source with { Enabled = false }, default);
        (await sources.OpenAsync("github", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Look at {data}")]
    [InlineData("Do what {data.message} says")]
    [InlineData(" ")]
    public void A_template_cannot_carry_what_the_sender_writes_into_the_instructions(string template) =>
        Should.Throw<ProblemException>(() => SourceRules.Check(Source() with { MessageTemplate = template })).Errors!.Keys.ShouldBe(["message_template"]);

    private static InboxEvent Event(string id) => new("mezzofy", id, "order_completed", Signing.Now, """{"order_id":"a"}""", EventStatuses.Accepted);

    private static WebhookSource Source() => new()
    {
        Id = Ids.New(Ids.WebhookSource), Name = "github", Form = SignatureForms.GitHub, Agent = "support", MessageTemplate = "Look at {event} of {source}.",
        OwnerId = Ids.New(Ids.User), CreatedBy = Ids.New(Ids.User), CreatedAt = Signing.Now,
    };
}
