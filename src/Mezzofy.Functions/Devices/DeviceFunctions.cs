using Mezzofy.Core;
using Mezzofy.Core.Delivery.Push;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Devices;

/// <summary>A phone to register.</summary>
/// <param name="Token">Its FCM registration token.</param>
/// <param name="Platform"><c>android</c>, <c>ios</c> or <c>web</c>.</param>
public sealed record RegisterDeviceRequest(string? Token, string? Platform);

/// <summary>One's own phones, for push notifications.</summary>
public sealed class DeviceFunctions(Core.Delivery.Push.Devices devices)
{
    private const int MaxToken = 4096;

    /// <summary><c>POST /devices</c>: registers a phone; the app does so at every start. The same token again is the same device.</summary>
    [Function("DeviceRegister")]
    [Audited("devices.register")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> RegisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "devices")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<RegisterDeviceRequest>(request, cancellationToken: cancellationToken);
        var token = Fields.Required(body.Token, "token", MaxToken);
        if (token.Any(letter => !char.IsAscii(letter) || char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            throw ProblemException.Validation("token", "is not a registration token.");
        }

        var platform = Fields.Required(body.Platform, "platform", 20);
        if (!Core.Delivery.Push.Devices.Platforms.Contains(platform))
        {
            throw ProblemException.Validation("platform", $"must be one of {string.Join(", ", Core.Delivery.Push.Devices.Platforms)}.");
        }

        return JsonAnswer.Created(await devices.RegisterAsync(context.Caller().UserId, token, platform, cancellationToken));
    }

    /// <summary><c>GET /devices</c>: the caller's phones, the last seen first; at most 20.</summary>
    [Function("DeviceList")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "devices")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(new Page<Device>(await devices.ListAsync(context.Caller().UserId, cancellationToken), null));

    /// <summary><c>DELETE /devices/{id}</c>: forgets a phone.</summary>
    [Function("DeviceRemove")]
    [Audited("devices.remove")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "devices/{deviceId}")] HttpRequest request, string deviceId, FunctionContext context, CancellationToken cancellationToken)
    {
        var id = Fields.Id(Ids.Device, deviceId, "The device");
        return await devices.RemoveAsync(id, context.Caller().UserId, cancellationToken) ? new NoContentResult() : throw ProblemException.NotFound("The device");
    }
}
