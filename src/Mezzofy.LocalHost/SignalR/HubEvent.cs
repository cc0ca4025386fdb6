using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>What starts a function.</summary>
/// <param name="Context">What the function may see of it.</param>
/// <param name="Arguments">The arguments of a message; none for connections.</param>
internal sealed record HubEvent(SignalRInvocationContext Context, JsonElement[] Arguments);
