using Mezzofy.Core.Delivery;
using Mezzofy.Core.Webhooks.Sources;

namespace Mezzofy.Functions.Admin;

/// <summary>A source to be set up.</summary>
/// <param name="Name">Its name in <c>/webhooks/custom/{source}</c>.</param>
/// <param name="Form"><c>standard</c>, <c>github</c>, <c>stripe</c> or <c>bearer</c>.</param>
/// <param name="Agent">The agent that works on its events.</param>
/// <param name="MessageTemplate">What the agent is told.</param>
/// <param name="DeliverTo">Where the result goes, or null.</param>
/// <param name="OwnerId">Whose rights it acts with; the caller's when left out.</param>
/// <param name="ApproverId">Who approves what needs a person; the owner when left out.</param>
/// <param name="Secret">A secret that the sender prescribes; one is made when left out.</param>
public sealed record NewSourceRequest(
    string? Name, string? Form, string? Agent, string? MessageTemplate, DeliverTo? DeliverTo, string? OwnerId, string? ApproverId, string? Secret);

/// <summary>What is to change of a source; members that are left out stay.</summary>
/// <param name="Enabled">Whether its events are taken.</param>
/// <param name="Agent">The agent.</param>
/// <param name="MessageTemplate">What the agent is told.</param>
/// <param name="DeliverTo">Where the result goes.</param>
/// <param name="OwnerId">Whose rights it acts with.</param>
/// <param name="ApproverId">Who approves.</param>
/// <param name="RotateSecret">Makes a second secret valid.</param>
/// <param name="Secret">The second secret, when the sender prescribes it.</param>
/// <param name="EndOldSecrets">Ends all secrets but the newest.</param>
public sealed record ChangeSourceRequest(
    bool? Enabled, string? Agent, string? MessageTemplate, DeliverTo? DeliverTo, string? OwnerId, string? ApproverId, bool? RotateSecret, string? Secret, bool? EndOldSecrets);

/// <summary>A source, with its secret if one was made just now: it is shown this once.</summary>
/// <param name="Source">The source.</param>
/// <param name="Secret">The new secret, or null.</param>
/// <param name="Url">Where its sender posts to.</param>
public sealed record SourceAnswer(WebhookSource Source, string? Secret, string Url);
