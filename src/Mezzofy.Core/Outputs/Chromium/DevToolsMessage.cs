using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>A command as the protocol writes it.</summary>
internal sealed record DevToolsMessage(
    int Id, string Method, object Params, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SessionId)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The message with its final zero byte. JSON escapes zero characters, so none is inside.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, this, Json);
        stream.WriteByte(0);
        return stream.ToArray();
    }
}

/// <summary>A command that waits for its answer.</summary>
internal interface IPendingCommand
{
    void Complete(JsonElement answer);

    void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class PendingCommand<T>(string method, Func<JsonElement, T> read) : IPendingCommand
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Result => source.Task;

    public void Complete(JsonElement answer)
    {
        try
        {
            if (answer.TryGetProperty("error", out var error))
            {
                Fail(new DevToolsException($"{method}: {error.GetProperty("message").GetString()}"));
                return;
            }

            source.TrySetResult(read(answer.GetProperty("result")));
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Fail(new DevToolsException($"{method} gave an unexpected answer.", exception));
        }
    }

    public void Fail(Exception exception) => source.TrySetException(exception);
}

/// <summary>The browser refused a command, or has gone.</summary>
internal sealed class DevToolsException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the browser itself has gone, so that a new one may do better.</summary>
    public bool IsGone { get; private init; }

    public static DevToolsException Gone(Exception? inner = null) => new("The browser has gone.", inner) { IsGone = true };
}
