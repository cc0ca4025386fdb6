using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Data;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Routing;
using Mezzofy.Core.Tasks;
using Mezzofy.Core.Tools;
using Mezzofy.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mezzofy.Core.Tests.Gateway;

/// <summary>One process of the product without its host: the gateway over a real database, a scripted model and one tool with an effect.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    private readonly InstancePresence presence;

    public GatewayFixture(TestDatabase database, ScriptedModel model, CountingTool tool)
    {
        var source = database.DataSource;
        presence = new(source, new DatabaseOptions { ConnectionString = database.ConnectionString }, NullLogger<InstancePresence>.Instance);
        var conversations = new ConversationStore(source);
        var keys = new IdempotencyKeys(source);
        var journal = new RunJournal(source);
        var toolbox = new Toolbox([tool], new CurrentRights(new Users(source, TimeProvider.System)), TimeProvider.System, NullLogger<Toolbox>.Instance);
        var runner = new AgentRunner(new ModelCaller(model), toolbox, journal, new AgentLimits(), TimeProvider.System);
        var stream = new RunStream(source, new NoPublisher(), new StreamSignals());
        var handover = new TaskHandover(source, toolbox, stream, TimeProvider.System);
        var answers = new AnswerStore(source, stream);
        var answerer = new MessageAnswerer(new FinanceRouter(), runner, answers, handover, stream, TimeProvider.System, NullLogger<MessageAnswerer>.Instance);
        var inHand = new RunsInHand(presence);
        var audit = new AuditLog(new AuditStore(source), TimeProvider.System);
        Interrupted = new(journal, conversations, answerer, keys, inHand, presence, TimeProvider.System, NullLogger<InterruptedRuns>.Instance);
        Gateway = new(new MessageIntake(source, conversations, presence, audit, TimeProvider.System), answerer, keys, inHand, Interrupted, answers, stream);
    }

    public AssistantGateway Gateway { get; }

    public InterruptedRuns Interrupted { get; }

    public Task StartAsync() => presence.StartAsync(default);

    public async ValueTask DisposeAsync() => await presence.StopAsync(default);

    private sealed class FinanceRouter : IRouter
    {
        public Task<RoutingDecision> RouteAsync(RoutingRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new RoutingDecision("finance", "en", request.Message, new("configured", 1, ["test"])));
    }
}

/// <summary>A model that asks for one call of the tool, then answers with what it returned; it may be told to die first.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private int calls;

    public int Calls => calls;

    public Func<int, Exception?> FailAt { get; init; } = _ => null;

    public Task<Microsoft.Extensions.AI.ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (FailAt(Interlocked.Increment(ref calls)) is { } failure)
        {
            throw failure;
        }

        var returned = messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().LastOrDefault();
        var answer = returned is null
            ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("any", "count", new Dictionary<string, object?> { ["by"] = 1 })])
            : new ChatMessage(ChatRole.Assistant, $"Counted: {JsonSerializer.Serialize(returned.Result)}");
        return Task.FromResult(new Microsoft.Extensions.AI.ChatResponse(answer) { ModelId = "scripted" });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

internal sealed record CountArguments(int By);

/// <summary>An effect that happens once for its key, as the outbox makes it.</summary>
internal sealed class CountingTool : Tool<CountArguments>
{
    private readonly HashSet<string> keys = [];

    public int Invocations { get; private set; }

    public int Effects => keys.Count;

    public Action<int> Before { get; set; } = _ => { };

    public override ToolDescriptor Descriptor { get; } = new("count", "Counts.", [Permissions.Documents], ToolEffect.Outward);

    protected override Task<ToolResult> RunAsync(CountArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        lock (keys)
        {
            Before(++Invocations);
            keys.Add(context.IdempotencyKey);
            return Task.FromResult(new ToolResult(new { count = keys.Count }));
        }
    }
}
