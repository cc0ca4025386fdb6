using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mezzofy.Testing.Providers;

/// <summary>Firebase Cloud Messaging, HTTP v1, and the phones behind it.</summary>
public sealed class FakeFcm
{
    private static readonly RSA Key = RSA.Create(2048);

    /// <summary>The service account's key.</summary>
    public static string PrivateKey { get; } = Key.ExportPkcs8PrivateKeyPem();

    /// <summary>Tokens whose app was removed.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = [];

    /// <summary>What arrived.</summary>
    public ConcurrentQueue<JsonElement> Received { get; } = [];

    internal static bool IsSigned(string assertion)
    {
        var parts = assertion.Split('.');
        return parts.Length == 3
            && Key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    internal FakeAnswer? Answer(FakeRequest request)
    {
        if (request.Line != "POST /v1/projects/project/messages:send")
            return null;
        if (request.Token != "fcm")
            return new(401, new { error = new { code = 401, status = "UNAUTHENTICATED" } });
        var message = request.Json.GetProperty("message");
        if (Gone.ContainsKey(message.GetProperty("token").GetString()!))
            return new(404, new { error = new { code = 404, status = "NOT_FOUND", details = new[] { new { errorCode = "UNREGISTERED" } } } });
        Received.Enqueue(message);
        return new(200, new { name = $"projects/project/messages/{Received.Count}" });
    }
}
