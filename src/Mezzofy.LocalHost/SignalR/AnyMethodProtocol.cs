using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>
/// SignalR's JSON protocol, where every invocation is one of <see cref="ServiceHub.Invoke"/>, with the method and the arguments that the
/// client named as its arguments: which methods there are is the functions' matter, not a class's.
/// </summary>
internal sealed class AnyMethodProtocol : IHubProtocol
{
    private const byte Separator = 0x1e;
    private static readonly JsonElement NoArguments = JsonElement.Parse("[]");

    private readonly JsonHubProtocol json = new();

    /// <inheritdoc/>
    public string Name => json.Name;

    /// <inheritdoc/>
    public int Version => json.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => json.TransferFormat;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = null;
        if (input.PositionOf(Separator) is not { } end)
            return false;
        message = Invocation(input.Slice(0, end));
        if (message is null)
            return json.TryParseMessage(ref input, binder, out message);
        input = input.Slice(input.GetPosition(1, end));
        return true;
    }

    private static InvocationMessage? Invocation(ReadOnlySequence<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var type) && type.GetInt32() == HubProtocolConstants.InvocationMessageType
                ? Read(root)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("A message is not what the protocol says.", exception);
        }
    }

    private static InvocationMessage Read(JsonElement root)
    {
        var target = (root.TryGetProperty("target", out var named) ? named.GetString() : null) ?? throw new InvalidDataException("A message names no method.");
        var arguments = root.TryGetProperty("arguments", out var given) && given.ValueKind == JsonValueKind.Array ? given.Clone() : NoArguments;
        var id = root.TryGetProperty("invocationId", out var value) ? value.GetString() : null;
        return new InvocationMessage(id, nameof(ServiceHub.Invoke), [target, arguments]);
    }
}
