using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Troubles;

/// <summary>Traces and metrics are exported where an OTLP endpoint is set, and hold nothing of what is said.</summary>
[Collection("troubles")]
public sealed class TelemetryTests(TroubledApp troubled)
{
    [LocalFact]
    public async Task A_request_is_a_trace_with_its_steps_and_is_counted_without_its_words()
    {
        var person = await troubled.App.PersonAsync("support.manager");

        await person.AskAsync("How many open tickets from Zebrafinch7731 are there?");

        await Eventually.TrueAsync(() => troubled.Collector.Traces.Contains("ChatSend"), "the trace");
        await Eventually.TrueAsync(() => troubled.Collector.Metrics.Contains("mezzofy.function.duration"), "the metrics");
        troubled.Collector.Traces.ShouldContain("database_query");
        troubled.Collector.Traces.ShouldContain("mezzofy");
        foreach (var exported in new[] { troubled.Collector.Traces, troubled.Collector.Metrics })
        {
            exported.ShouldNotContain("Zebrafinch7731", Case.Insensitive);
            exported.ShouldNotContain(person.Token);
            exported.ShouldNotContain("@mezzofy.com");
        }
    }
}
