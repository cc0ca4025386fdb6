using System.Text.Json.Nodes;
using System.Threading.Channels;
using Mezzofy.Core.Agents;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Realtime;

/// <summary>Stores what happens in a run that somebody watches, in order and without holding the run up.</summary>
/// <remarks>An event that cannot be stored because the database is away is dropped; the run itself is in its journal.</remarks>
public sealed partial class RunNarrator : IProgress<RunProgress>, IAsyncDisposable
{
    private readonly Channel<JsonObject> happened = Channel.CreateUnbounded<JsonObject>(new() { SingleReader = true });
    private readonly RunStream stream;
    private readonly StreamedRun run;
    private readonly ILogger logger;
    private readonly Task writing;

    /// <summary>Begins.</summary>
    public RunNarrator(RunStream stream, StreamedRun run, ILogger logger)
    {
        this.stream = stream;
        this.run = run;
        this.logger = logger;
        writing = WriteAsync();
    }

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        if (EventOf(value) is { } told)
        {
            happened.Writer.TryWrite(told);
        }
    }

    /// <summary>Says one line about what is being done.</summary>
    public void Say(string message) => happened.Writer.TryWrite(StreamEvent.Status(message));

    /// <summary>Returns when everything that was reported is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        happened.Writer.TryComplete();
        await writing;
    }

    /// <summary>What clients are told of it.</summary>
    public static JsonObject? EventOf(RunProgress value) => value switch
    {
        ToolStarted started => StreamEvent.ToolCall(started.Call),
        ToolStatus status => StreamEvent.Status(status.Message),
        ToolEnded ended => StreamEvent.ToolResult(ended.Result),
        _ => null,
    };

    private async Task WriteAsync()
    {
        await foreach (var told in happened.Reader.ReadAllAsync())
        {
            try
            {
                await stream.AppendAsync(run, told, CancellationToken.None);
            }
            catch (NpgsqlException exception)
            {
                LogDropped(logger, run.RunId, exception.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event of run {RunId} could not be stored: {Reason}")]
    private static partial void LogDropped(ILogger logger, string runId, string reason);
}
