using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Approvals;
using Mezzofy.Core.Tasks;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Tests.Tasks;

public sealed class TaskProgressTests
{
    [Fact]
    public void Progress_is_work_done_over_work_known_and_announced()
    {
        var state = AgentState.Initial.Apply(Asks(["read", "read"], ahead: ["write", "write", "mail"]));
        var told = new List<int> { Of(state) };
        foreach (var call in state.Pending)
        {
            state = state.Apply(Returns(call));
            told.Add(Of(state));
        }

        // Two of one second, two of two, one of one and half a second to finish: 6.5 + 1 in all.
        told.ShouldBe([0, 13, 26]);
    }

    [Fact]
    public void A_running_task_is_never_said_to_be_done() => Of(AgentState.Initial.Apply(Asks(["read"], [])).Apply(Returns(new("s1c1", "read", default)))).ShouldBeLessThan(100);

    [Theory]
    [InlineData(ToolEffect.Read, true)]
    [InlineData(ToolEffect.Write, true)]
    [InlineData(ToolEffect.Outward, false)]
    public void Only_calls_that_stay_inside_are_made_at_once(ToolEffect effect, bool atOnce) =>
        TaskStep.Of(new CallTools([new("s1c1", "a", default), new("s1c2", "b", default)]), _ => effect).AtOnce.ShouldBe(atOnce);

    [Fact]
    public void The_hash_of_a_call_does_not_depend_on_how_its_arguments_are_written_but_on_every_value()
    {
        var hash = Hash("""{"to":["a@b.c"],"subject":"é","n":1}""");

        Hash("""{ "n": 1, "subject": "\u00e9", "to": [ "a@b.c" ] }""").ShouldBe(hash);
        Hash("""{"to":["a@b.d"],"subject":"é","n":1}""").ShouldNotBe(hash);
        Hash("""{"to":["a@b.c"],"subject":"é","n":2}""").ShouldNotBe(hash);
        Approval.HashOf("other", JsonElement.Parse("""{"to":["a@b.c"],"subject":"é","n":1}""")).ShouldNotBe(hash);
    }

    private static string Hash(string arguments) => Approval.HashOf("outlook_send_email", JsonElement.Parse(arguments));

    private static int Of(AgentState state) => TaskProgress.Of(state, tool => tool == "write" ? 2 : 1);

    private static ModelAnswered Asks(string[] tools, string[] ahead) =>
        new(null, [.. tools.Select((tool, index) => new ToolCall($"s1c{index + 1}", tool, default))], "m", new(1, 1)) { Ahead = ahead };

    private static ToolReturned Returns(ToolCall call) => new(call.CallId, call.Tool, JsonElement.Parse("{}"), false, 1);
}
