using System.Globalization;
using Mezzofy.Behaviour.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.Queues;

/// <summary>An object in a message.</summary>
/// <param name="Number">A number.</param>
/// <param name="Customer">A name.</param>
public sealed record Order(int Number, string? Customer);

/// <summary>Takes messages of every form.</summary>
public sealed class Receiving(Sightings sightings)
{
    [Function("TakeText")]
    public void Text([ServiceBusTrigger("texts")] string text) => sightings.Add($"text:{text}");

    [Function("TakeBytes")]
    public void Bytes([ServiceBusTrigger("bytes")] byte[] bytes) => sightings.Add($"bytes:{Convert.ToHexString(bytes)}");

    [Function("TakeOrder")]
    public void Take([ServiceBusTrigger("orders")] Order order) => sightings.Add($"order:{order.Number}-{order.Customer}");

    [Function("Forward")]
    [ServiceBusOutput("texts")]
    public string Forward([ServiceBusTrigger("forward")] string text) => $"forwarded-{text}";

    [Function("FailFirst")]
    public void FailFirst([ServiceBusTrigger("flaky")] string text, int deliveryCount, DateTime enqueuedTimeUtc)
    {
        sightings.Add(string.Create(CultureInfo.InvariantCulture, $"flaky:{text}-{deliveryCount}-{enqueuedTimeUtc.Kind}"));
        if (deliveryCount < 3)
            throw new InvalidOperationException("not yet");
    }

    [Function("FailAlways")]
    public void FailAlways([ServiceBusTrigger("hopeless")] string text)
    {
        sightings.Add($"hopeless:{text}");
        if (!sightings.Gates.ContainsKey("hope"))
            throw new DivideByZeroException("hopeless");
    }

    [Function("WaitForGate")]
    public async Task Wait([ServiceBusTrigger("waiting")] string text, CancellationToken cancellation)
    {
        sightings.Add($"began:{text}");
        await sightings.Gates.GetOrAdd("waiting", _ => new SemaphoreSlim(0)).WaitAsync(cancellation);
        sightings.Add($"ended:{text}");
    }
}

/// <summary>Leaves a trace that outlives the process.</summary>
public sealed class Working(EffectFile file)
{
    [Function("Work")]
    public async Task Work([ServiceBusTrigger("work")] string text, CancellationToken cancellation)
    {
        file.Add($"began {text}");
        await Task.Delay(Random.Shared.Next(20), cancellation);
        file.Add($"done {text}");
    }

    [Function("Tick")]
    public async Task Tick([TimerTrigger("* * * * * *")] TimerInfo timer)
    {
        file.Add($"tick {Environment.ProcessId} begin");
        await Task.Delay(100);
        file.Add($"tick {Environment.ProcessId} end");
    }
}
