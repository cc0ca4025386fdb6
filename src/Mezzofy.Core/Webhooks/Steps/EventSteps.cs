using System.Text.Json;
using Mezzofy.Core.Tasks;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Webhooks.Inbox;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Runs a step of an event and records what it came to.</summary>
public sealed partial class EventSteps
{
    private readonly EventRecords records;
    private readonly Dictionary<string, IEventStep> steps;
    private readonly ILogger<EventSteps> logger;

    internal EventSteps(EventRecords records, IEnumerable<IEventStep> steps, ILogger<EventSteps> logger) =>
        (this.records, this.steps, this.logger) = (records, steps.ToDictionary(step => step.Name), logger);

    /// <summary>Runs it; an event that was removed meanwhile has nothing to do.</summary>
    /// <exception cref="TransientFaultException">Something it needs is away; worth trying again.</exception>
    public async Task<StepOutcome> RunAsync(string eventId, string step, bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            if (await records.FindAsync(eventId, cancellationToken) is not { } received)
            {
                return StepOutcome.Skip("event_removed");
            }

            var outcome = await TryAsync(received, step, cancellationToken);
            await records.RecordAsync(eventId, step, outcome, isLast, cancellationToken);
            LogStep(logger, eventId, step, outcome.Status);
            return outcome;
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            throw exception as TransientFaultException ?? new TransientFaultException(exception);
        }
    }

    private async Task<StepOutcome> TryAsync(ReceivedEvent received, string step, CancellationToken cancellationToken)
    {
        try
        {
            return steps.TryGetValue(step, out var found) ? await found.RunAsync(received, cancellationToken) : StepOutcome.Fail("step_unknown", "This version has no such step.");
        }
        catch (ToolRefusedException refused)
        {
            return StepOutcome.Fail(refused.Code, refused.Message);
        }
        catch (ProblemException problem) when (!IsTransient(problem))
        {
            return StepOutcome.Fail(problem.Code, problem.Message);
        }
        catch (JsonException)
        {
            return StepOutcome.Fail("payload_invalid", "The data is nested too deeply.");
        }
        catch (PostgresException exception) when (exception.SqlState.StartsWith("22", StringComparison.Ordinal) || exception.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            LogUnfit(logger, exception, received.Id, step);
            return StepOutcome.Fail("payload_invalid", "A value of the data cannot be stored.");
        }
    }

    private static bool IsTransient(Exception exception) => exception is TransientFaultException or ProblemException { Code: "request_in_progress" } || Faults.IsTransient(exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {EventId}, step {Step}: {Status}")]
    private static partial void LogStep(ILogger logger, string eventId, string step, string status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {EventId}, step {Step}: a value cannot be stored")]
    private static partial void LogUnfit(ILogger logger, Exception exception, string eventId, string step);
}
