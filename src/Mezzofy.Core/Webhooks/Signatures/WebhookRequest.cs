namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>A request as it came: signatures are over these bytes and no others.</summary>
/// <param name="Body">The raw body.</param>
/// <param name="Header">The value of a header, or null when it is missing or came more than once.</param>
public sealed record WebhookRequest(ReadOnlyMemory<byte> Body, Func<string, string?> Header);

/// <summary>An event whose signature held.</summary>
/// <param name="ExternalId">What its sender calls it: told apart by this, within its source.</param>
/// <param name="Type">Its type, 1 to 100 characters.</param>
/// <param name="OccurredAt">When it happened, or null when the sender does not say.</param>
/// <param name="Data">JSON that the signature covers.</param>
public sealed record SignedEvent(string ExternalId, string Type, DateTimeOffset? OccurredAt, ReadOnlyMemory<byte> Data);

/// <summary>One way in which senders prove who they are.</summary>
internal interface ISignatureForm
{
    /// <summary>Its name in configuration, from <see cref="SignatureForms"/>.</summary>
    string Name { get; }

    /// <summary>Checks the signature under any of the secrets and reads the event.</summary>
    /// <param name="request">The request.</param>
    /// <param name="secrets">All that are valid; a rotation has two.</param>
    /// <param name="now">The time, for the window.</param>
    /// <exception cref="ProblemException">401 when it does not hold; 400 when it holds and the event makes no sense.</exception>
    SignedEvent Verify(WebhookRequest request, IReadOnlyList<string> secrets, DateTimeOffset now);
}
