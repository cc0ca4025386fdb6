using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.DurableApp.Triggers;

/// <summary>An answer that is given once the letters are in the queue.</summary>
public sealed class Posted
{
    [HttpResult]
    public IActionResult Answer { get; init; } = new AcceptedResult();

    [ServiceBusOutput("letters")]
    public required string[] Letters { get; init; }
}

/// <summary>A queue over HTTP, for the tests that kill its host: every letter that was accepted arrives, and leaves its effect.</summary>
public sealed class Letters(IConfiguration configuration)
{
    /// <summary>The instance that letters' effects are written under.</summary>
    public const string Instance = "letters";

    /// <summary>Sends letters; the body is an array of their names.</summary>
    [Function(nameof(Post))]
    public static async Task<Posted> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters")] HttpRequest request) =>
        new() { Letters = await request.ReadFromJsonAsync<string[]>() ?? [] };

    /// <summary>Takes one.</summary>
    [Function(nameof(Deliver))]
    public Task Deliver([ServiceBusTrigger("letters")] string letter, CancellationToken cancellation) =>
        new EffectActivities(configuration).Affect(new Effect(Instance, letter, Random.Shared.Next(50)), cancellation);
}
