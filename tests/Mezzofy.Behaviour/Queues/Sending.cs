using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.Queues;

/// <summary>An answer and messages of every form.</summary>
public sealed class Sent
{
    [HttpResult]
    public IActionResult Answer { get; init; } = new AcceptedResult();

    [ServiceBusOutput("texts")]
    public string? Text { get; init; }

    [ServiceBusOutput("bytes")]
    public byte[]? Bytes { get; init; }

    [ServiceBusOutput("orders")]
    public Order? Order { get; init; }

    [ServiceBusOutput("texts")]
    public IReadOnlyList<string>? Texts { get; init; }

    [ServiceBusOutput("bytes")]
    public byte[][]? Several { get; init; }

    [ServiceBusOutput("orders")]
    public Order[]? Orders { get; init; }
}

/// <summary>Sends what a test asks for.</summary>
public sealed class Sending
{
    [Function("Send")]
    public Sent Send([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "send/{what}")] HttpRequest request, string what) => what switch
    {
        "text" => new Sent { Text = "grüße" },
        "bytes" => new Sent { Bytes = [0, 255, 1] },
        "order" => new Sent { Order = new Order(7, "Ada") },
        "texts" => new Sent { Texts = ["a", "b", "c"] },
        "several" => new Sent { Several = [[1], [2]] },
        "orders" => new Sent { Orders = [new Order(1, null), new Order(2, "Bo")] },
        "too-large" => new Sent { Text = new string('x', 256 * 1024) },
        _ => new Sent(),
    };
}
