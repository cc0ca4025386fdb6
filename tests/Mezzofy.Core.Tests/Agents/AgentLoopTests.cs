using System.Text.Json;
using Mezzofy.Core.Agents;

namespace Mezzofy.Core.Tests.Agents;

public sealed class AgentLoopTests
{
    private static readonly AgentLimits Limits = new();

    [Fact]
    public void A_new_run_asks_the_model() => Next(AgentState.Initial).ShouldBeOfType<CallModel>();

    [Fact]
    public void Calls_that_were_asked_for_are_made() =>
        Next(AgentState.Initial.Apply(Asks("s1c1", "s1c2"))).ShouldBeOfType<CallTools>().Calls.Select(call => call.CallId).ShouldBe(["s1c1", "s1c2"]);

    [Fact]
    public void Only_calls_that_have_not_returned_are_made_after_a_crash() =>
        Next(AgentState.Initial.Apply(Asks("s1c1", "s1c2")).Apply(Returns("s1c1"))).ShouldBeOfType<CallTools>().Calls.Single().CallId.ShouldBe("s1c2");

    [Fact]
    public void The_model_is_asked_again_when_all_calls_have_returned() =>
        Next(AgentState.Initial.Apply(Asks("s1c1")).Apply(Returns("s1c1"))).ShouldBeOfType<CallModel>();

    [Fact]
    public void An_answer_without_calls_completes_the_run() =>
        Next(AgentState.Initial.Apply(Answers("done"))).ShouldBe(new Finish(RunOutcome.Completed, null));

    [Theory]
    [InlineData("steps")]
    [InlineData("tool_calls")]
    [InlineData("tokens")]
    [InlineData("cost")]
    [InlineData("time")]
    public void A_limit_that_is_used_up_ends_the_run_as_limit_reached(string limit)
    {
        var limits = limit switch
        {
            "steps" => Limits with { Steps = 1 },
            "tool_calls" => Limits with { ToolCalls = 0 },
            "tokens" => Limits with { Tokens = 10 },
            "cost" => Limits with { CostUsd = 0.01m },
            _ => Limits with { SoftTime = TimeSpan.FromSeconds(1) },
        };

        AgentLoop.Next(AgentState.Initial.Apply(Asks("s1c1")).Apply(Returns("s1c1")), limits, TimeSpan.FromSeconds(1))
            .ShouldBe(new Finish(RunOutcome.LimitReached, limit));
    }

    [Fact]
    public void An_answer_counts_even_when_it_used_up_a_limit() =>
        AgentLoop.Next(AgentState.Initial.Apply(Answers("done")), Limits with { Tokens = 1 }, TimeSpan.FromHours(1)).ShouldBe(new Finish(RunOutcome.Completed, null));

    [Fact]
    public void The_journal_folds_to_the_same_state_after_it_was_stored()
    {
        RunEvent[] events = [Asks("s1c1"), Returns("s1c1") with { Untrusted = true, Artifacts = [new("file_1", "pdf", "a.pdf")] }, Answers("财务报表")];

        var read = events.Select(happened => JsonSerializer.Deserialize<RunEvent>(JsonSerializer.Serialize(happened, ProductJson.Options), ProductJson.Options)!);

        var (before, after) = (Fold(events), Fold(read));
        after.Answer.ShouldBe("财务报表");
        after.Tainted.ShouldBeTrue();
        after.Artifacts.ShouldBe(before.Artifacts);
        after.Usage.ShouldBe(before.Usage);
        after.Steps.ShouldBe(2);
    }

    [Fact]
    public void Files_stand_in_the_order_they_were_asked_for_whichever_call_returned_first() =>
        Fold([Asks("s1c1", "s1c2", "s1c3"), Made("s1c3"), Made("s1c1"), Made("s1c2"), Asks("s2c1"), Made("s2c1")])
            .Artifacts.Select(file => file.Name).ShouldBe(["s1c1.pdf", "s1c2.pdf", "s1c3.pdf", "s2c1.pdf"]);

    private static ToolReturned Made(string id) => Returns(id) with { Artifacts = [new($"file_{id}", "pdf", $"{id}.pdf")] };

    private static AgentState Fold(IEnumerable<RunEvent> events) => events.Aggregate(AgentState.Initial, (state, happened) => state.Apply(happened));

    private static AgentStep Next(AgentState state) => AgentLoop.Next(state, Limits, TimeSpan.Zero);

    private static ModelAnswered Asks(params string[] calls) =>
        new(null, [.. calls.Select(id => new ToolCall(id, "database_query", JsonSerializer.SerializeToElement(new { sql = "select 1" })))], "test", new(10, 5, 0.02m));

    private static ModelAnswered Answers(string text) => new(text, [], "test", new(10, 5));

    private static ToolReturned Returns(string id) => new(id, "database_query", JsonSerializer.SerializeToElement(new { rows = 1 }), false, 1);
}
