using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models;

/// <summary>
/// What a model call is for. Carried in <see cref="ChatOptions.AdditionalProperties"/> under <see cref="Key"/>; a provider's client
/// ignores it, the offline model and the metering read it.
/// </summary>
/// <param name="Agent">The agent, one of <see cref="Identity.Departments"/>.</param>
/// <param name="Language">The language of the answer: <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="Now">What "now" means in the run; the same when a step is repeated.</param>
/// <param name="TimeZone">The caller's IANA time zone.</param>
/// <param name="CallerName">The caller's name, for what is written in theirs; null if unknown.</param>
/// <param name="CallerEmail">The caller's address, by which what is theirs is found; null if unknown.</param>
public sealed record ModelRequestContext(string Agent, string Language, DateTimeOffset Now, string TimeZone, string? CallerName = null, string? CallerEmail = null)
{
    /// <summary>The key in <see cref="ChatOptions.AdditionalProperties"/>.</summary>
    public const string Key = "mezzofy.request";

    /// <summary>In <see cref="ChatResponse.AdditionalProperties"/>: the names of the tools that will be called after those asked for now, as far as the model knows.</summary>
    public const string AheadProperty = "mezzofy.ahead";

    /// <summary>In <see cref="ChatMessage.AdditionalProperties"/>: the message is not the person's but data from outside.</summary>
    public const string UntrustedProperty = "mezzofy.untrusted";

    /// <summary>Puts it into the options of a call.</summary>
    public void AddTo(ChatOptions options) => (options.AdditionalProperties ??= [])[Key] = this;

    /// <summary>The context of a call, or null if it carries none.</summary>
    public static ModelRequestContext? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) == true ? value as ModelRequestContext : null;
}
