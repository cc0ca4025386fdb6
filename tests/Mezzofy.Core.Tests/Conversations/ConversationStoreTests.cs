using System.Text.Json;
using Mezzofy.Core.Conversations;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.Conversations;

public sealed class ConversationStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly string owner = Ids.New(Ids.User);
    private readonly string session = Ids.New(Ids.Session);
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await WriteAsync(MessageWriter.CreateSession(session, owner, "First", "mobile", Now));
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_page_of_history_is_the_latest_messages_oldest_first_and_leads_to_the_older_ones()
    {
        for (var i = 1; i <= 5; i++)
        {
            await AppendAsync($"message {i}");
        }

        var reader = new HistoryReader(database.DataSource);
        var latest = await reader.ReadAsync(session, owner, new(2), default);
        var middle = await reader.ReadAsync(session, owner, new(2, latest.NextCursor), default);
        var oldest = await reader.ReadAsync(session, owner, new(2, middle.NextCursor), default);

        Contents(latest).ShouldBe(["message 4", "message 5"]);
        Contents(middle).ShouldBe(["message 2", "message 3"]);
        Contents(oldest).ShouldBe(["message 1"]);
        oldest.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_elses_session_does_not_exist()
    {
        var stranger = Ids.New(Ids.User);
        var store = new ConversationStore(database.DataSource);

        await Should404Async(() => store.OpenAsync(session, stranger, default));
        await Should404Async(() => new HistoryReader(database.DataSource).ReadAsync(session, stranger, new(), default));
        await Should404Async(() => store.RenameAsync(session, stranger, "Mine", default));
        await store.DeleteAsync(session, stranger, default);
        await store.RequireAsync(session, owner, default);
    }

    [Fact]
    public async Task A_message_to_a_session_that_was_deleted_meanwhile_stores_nothing()
    {
        await new ConversationStore(database.DataSource).DeleteAsync(session, owner, default);

        var refused = await Should.ThrowAsync<PostgresException>(() => AppendAsync("too late"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.NotNullViolation);
    }

    [Fact]
    public async Task Sessions_are_listed_by_their_last_message_in_pages()
    {
        var store = new ConversationStore(database.DataSource);
        for (var i = 1; i <= 4; i++)
        {
            await WriteAsync(MessageWriter.CreateSession(Ids.New(Ids.Session), owner, $"Session {i}", "mobile", Now.AddMinutes(i)));
        }

        var first = await store.ListAsync(owner, new(3), default);
        var second = await store.ListAsync(owner, new(3, first.NextCursor), default);

        first.Items.Select(item => item.Title).ShouldBe(["Session 4", "Session 3", "Session 2"]);
        second.Items.Select(item => item.Title).ShouldBe(["Session 1", "First"]);
        second.NextCursor.ShouldBeNull();
    }

    [Theory]
    [InlineData("not-a-cursor!")]
    [InlineData("YWJj")]
    public async Task A_cursor_that_is_none_of_ours_is_refused(string cursor)
    {
        var refused = await Should.ThrowAsync<ProblemException>(() => new HistoryReader(database.DataSource).ReadAsync(session, owner, new(10, cursor), default));

        refused.Code.ShouldBe("validation_failed");
    }

    [Theory]
    [InlineData("Generate the latest financial statement and send to CEO", "Generate the latest financial statement and send to CEO")]
    [InlineData("line one\nline two", "line one line two")]
    [InlineData("word word word word word word word word word word word word word word", "word word word word word word word word word word word word…")]
    public void A_title_is_made_from_the_first_message(string message, string title) => SessionTitle.From(message).ShouldBe(title);

    private static async Task Should404Async(Func<Task> action) => (await Should.ThrowAsync<ProblemException>(action)).Status.ShouldBe(404);

    private static string[] Contents(HistoryPage page) =>
        [.. JsonDocument.Parse(page.Items).RootElement.EnumerateArray().Select(message => message.GetProperty("content").GetString()!)];

    private Task AppendAsync(string text) =>
        WriteAsync(MessageWriter.Append(session, owner, new(Ids.New(Ids.Message), "user", text, Now), Ids.New(Ids.Run)));

    private async Task WriteAsync(NpgsqlBatchCommand command)
    {
        await using var batch = database.DataSource.CreateBatch();
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
    }
}
