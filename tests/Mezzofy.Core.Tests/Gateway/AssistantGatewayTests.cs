using Mezzofy.Core.Auditing;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.Gateway;

public sealed class AssistantGatewayTests : IAsyncLifetime
{
    private readonly CountingTool tool = new();
    private TestDatabase database = null!;
    private Caller caller = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var person = new User("", "a@mezzofy.com", "A", "", Departments.Finance, "finance_manager", "en", "Asia/Singapore", null, 0);
        caller = (await new Users(database.DataSource, TimeProvider.System).CreateAsync(person, "")).ToCaller();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_message_is_answered_and_both_are_in_the_history()
    {
        await using var process = await StartAsync();

        var answer = (await process.Gateway.SendAsync(Message("Count"), default)).Response!;

        answer.Status.ShouldBe("completed");
        answer.AgentUsed.ShouldBe("finance");
        answer.ToolsUsed.ShouldBe(["count"]);
        answer.Model.ShouldBe("scripted");
        (await new ConversationStore(database.DataSource).OpenAsync(answer.SessionId, caller.UserId, default))
            .History.Select(past => past.Role).ShouldBe(["user", "assistant"]);
        (await CountAsync("select count(*) from mezzofy.audit_log where action = 'chat.send'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_stored_answer()
    {
        await using var process = await StartAsync();

        var first = (await process.Gateway.SendAsync(Message("Count", "key-1"), default)).Response!;
        var again = (await process.Gateway.SendAsync(Message("Count", "key-1"), default)).Response!;

        again.MessageId.ShouldBe(first.MessageId);
        again.Response.ShouldBe(first.Response);
        tool.Effects.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict()
    {
        await using var process = await StartAsync();
        await process.Gateway.SendAsync(Message("Count", "key-1"), default);

        var refused = await Should.ThrowAsync<ProblemException>(() => process.Gateway.SendAsync(Message("Count twice", "key-1"), default));

        (refused.Status, refused.Code).ShouldBe((409, "idempotency_key_reused"));
    }

    [Fact]
    public async Task Ten_requests_with_one_key_at_once_are_one_request()
    {
        await using var process = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => process.Gateway.SendAsync(Message("Count", "key-1"), default)));

        answers.Select(answer => answer.Response!.MessageId).Distinct().Count().ShouldBe(1);
        tool.Effects.ShouldBe(1);
        (await CountAsync("select count(*) from mezzofy.runs")).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_whose_process_died_after_the_effect_is_finished_by_the_retried_request_without_a_second_effect()
    {
        var dying = await StartAsync(new ScriptedModel { FailAt = call => call == 2 ? new OperationCanceledException("killed") : null });
        await Should.ThrowAsync<OperationCanceledException>(() => dying.Gateway.SendAsync(Message("Count", "key-1"), default));
        await dying.DisposeAsync();
        await using var next = await StartAsync();

        var answer = (await next.Gateway.SendAsync(Message("Count", "key-1"), default)).Response!;

        answer.Status.ShouldBe("completed");
        tool.Invocations.ShouldBe(2);
        tool.Effects.ShouldBe(1);
        (await CountAsync("select count(*) from mezzofy.messages")).ShouldBe(2);
    }

    [Fact]
    public async Task A_run_whose_process_died_is_answered_even_when_nobody_asks_again()
    {
        var dying = await StartAsync(new ScriptedModel { FailAt = call => call == 1 ? new OperationCanceledException("killed") : null });
        await Should.ThrowAsync<OperationCanceledException>(() => dying.Gateway.SendAsync(Message("Count"), default));
        await dying.DisposeAsync();
        await using var next = await StartAsync();

        await next.Interrupted.ResumeAllAsync(default);

        (await CountAsync("select count(*) from mezzofy.runs where status = 'completed' and attempt = 2")).ShouldBe(1);
        tool.Effects.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_of_a_living_process_is_left_alone()
    {
        using var gate = new ManualResetEventSlim();
        tool.Before = _ => gate.Wait(TimeSpan.FromSeconds(20));
        await using var working = await StartAsync();
        await using var other = await StartAsync();
        var answer = Task.Run(() => working.Gateway.SendAsync(Message("Count"), default));
        await Eventually(async () => await CountAsync("select count(*) from mezzofy.runs") == 1);

        await other.Interrupted.ResumeAllAsync(default);
        gate.Set();

        (await answer).Response!.Status.ShouldBe("completed");
        tool.Invocations.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_is_told_and_told_the_same_for_the_same_key()
    {
        await using var process = await StartAsync(new ScriptedModel { FailAt = _ => new ProblemException(503, "model_unavailable", "No model answers.") });

        var first = await Should.ThrowAsync<ProblemException>(() => process.Gateway.SendAsync(Message("Count", "key-1"), default));
        var again = await Should.ThrowAsync<ProblemException>(() => process.Gateway.SendAsync(Message("Count", "key-1"), default));

        first.Code.ShouldBe("model_unavailable");
        again.Status.ShouldBe(503);
        (await CountAsync("select count(*) from mezzofy.messages")).ShouldBe(2);
    }

    [Theory]
    [InlineData(null, null, 400, "validation_failed")]
    [InlineData("   ", null, 400, "validation_failed")]
    [InlineData("a\0b", null, 400, "validation_failed")]
    [InlineData("hello", "sess_x", 400, "validation_failed")]
    [InlineData("hello", "sess_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f", 404, "not_found")]
    public async Task A_message_that_cannot_be_accepted_is_refused_and_leaves_nothing(string? text, string? session, int status, string code)
    {
        await using var process = await StartAsync();

        var refused = await Should.ThrowAsync<ProblemException>(() => process.Gateway.SendAsync(Message(text) with { SessionId = session }, default));

        (refused.Status, refused.Code).ShouldBe((status, code));
        (await CountAsync("select count(*) from mezzofy.messages")).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_of_a_million_characters_is_refused_with_the_limit_named()
    {
        await using var process = await StartAsync();

        var refused = await Should.ThrowAsync<ProblemException>(() => process.Gateway.SendAsync(Message(new string('x', 1_000_000)), default));

        (refused.Status, refused.Code).ShouldBe((413, "message_too_long"));
        refused.Message.ShouldContain("32000");
    }

    private async Task<GatewayFixture> StartAsync(ScriptedModel? model = null)
    {
        var process = new GatewayFixture(database, model ?? new ScriptedModel(), tool);
        await process.StartAsync();
        return process;
    }

    private IncomingMessage Message(string? text, string? key = null) => new(caller, text, new(RequestSources.Mobile)) { IdempotencyKey = key };

    private async Task<long> CountAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        var until = DateTime.UtcNow.AddSeconds(20);
        while (!await condition())
        {
            (DateTime.UtcNow < until).ShouldBeTrue("the condition did not come true within 20 seconds");
            await Task.Delay(20);
        }
    }
}
