using Mezzofy.Core.Auditing;
using Mezzofy.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Auditing;

public sealed class AuditReaderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private AuditReader reader = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        reader = new AuditReader(database.DataSource);
        var log = new AuditLog(new AuditStore(database.DataSource), time);
        foreach (var (action, user) in new[] { ("auth.login", "user_a"), ("chat.send", "user_a"), ("chat.send", "user_b"), ("auth.logout", "user_a") })
        {
            await log.AppendAsync(AuditLogTests.Entry(action, user));
            time.Advance(TimeSpan.FromHours(1));
        }
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Pages_go_from_the_newest_to_the_oldest_without_gap_or_repetition()
    {
        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = await reader.ListAsync(new AuditFilter(), new PageRequest(3, cursor));
            seen.AddRange(page.Items.Select(item => item.Seq));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        seen.ShouldBe([4, 3, 2, 1]);
    }

    [Fact]
    public async Task Filters_narrow_by_person_action_area_object_outcome_and_time()
    {
        (await SeqsAsync(new() { UserId = "user_a" })).ShouldBe([4, 2, 1]);
        (await SeqsAsync(new() { Action = "chat.send" })).ShouldBe([3, 2]);
        (await SeqsAsync(new() { Action = "auth." })).ShouldBe([4, 1]);
        (await SeqsAsync(new() { Action = "auth" })).ShouldBeEmpty();
        (await SeqsAsync(new() { Action = "%." })).ShouldBeEmpty();
        (await SeqsAsync(new() { Object = "sess_2" })).ShouldBeEmpty();
        (await SeqsAsync(new() { Outcome = "refused" })).ShouldBeEmpty();
        (await SeqsAsync(new() { From = At(9), To = At(11) })).ShouldBe([3, 2]);
        (await SeqsAsync(new() { UserId = "user_a' or '1'='1" })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1; drop table mezzofy.audit_log")]
    public async Task A_cursor_of_another_list_is_refused(string cursor)
    {
        var refusal = await Should.ThrowAsync<ProblemException>(() => reader.ListAsync(new AuditFilter(), new PageRequest(10, cursor)));

        refusal.Status.ShouldBe(400);
    }

    private static DateTimeOffset At(int hour) => new(2026, 3, 1, hour, 0, 0, TimeSpan.Zero);

    private async Task<long[]> SeqsAsync(AuditFilter filter) =>
        [.. (await reader.ListAsync(filter, new PageRequest())).Items.Select(item => item.Seq)];
}
