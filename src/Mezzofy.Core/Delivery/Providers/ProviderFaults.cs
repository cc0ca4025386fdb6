using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Mezzofy.Core.Delivery.Providers;

/// <summary>What an answer, or its absence, says about whether a request took effect (RFC 9110, 15; the providers' own codes are kept beside it).</summary>
internal static class ProviderFaults
{
    private const int MaxBody = 64 * 1024;

    /// <summary>The fault that an answer without success is.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isRepeatable">Whether the request may be sent twice.</param>
    /// <param name="now">For <c>Retry-After</c> as a date.</param>
    /// <param name="cancellationToken">Ends reading it.</param>
    public static async Task<DeliveryFaultException> OfAsync(HttpResponseMessage answer, bool isRepeatable, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = CodeOf(await ReadAsync(answer, cancellationToken));
        var status = (int)answer.StatusCode;
        var message = code is null ? $"The provider answered {status}." : $"The provider answered {status} {code}.";
        return new(CategoryOf(answer.StatusCode, isRepeatable), message) { Status = status, Code = code, Delay = DelayOf(answer.Headers.RetryAfter, now) };
    }

    /// <summary>The fault that an exchange without an answer is.</summary>
    public static DeliveryFaultException Of(Exception exception, bool isRepeatable)
    {
        var left = exception is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        };
        return new(
            left && !isRepeatable ? FaultCategory.Unknown : FaultCategory.Transient,
            left ? "The connection broke, or no answer came in time, after the request had left." : "The provider could not be reached.",
            exception);
    }

    // 429 and 503 say that nothing was done; the other errors of a server leave it open.
    private static FaultCategory CategoryOf(HttpStatusCode status, bool isRepeatable) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or (HttpStatusCode)425 => FaultCategory.Transient,
        >= HttpStatusCode.InternalServerError => isRepeatable ? FaultCategory.Transient : FaultCategory.Unknown,
        _ => FaultCategory.Permanent,
    };

    private static TimeSpan? DelayOf(RetryConditionHeaderValue? after, DateTimeOffset now) =>
        after?.Delta ?? (after?.Date is { } date && date > now ? date - now : null);

    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[MaxBody];
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return "";
        }
    }

    /// <summary>Graph: error.code; FCM: error.details[].errorCode, error.status; OAuth: error.</summary>
    private static string? CodeOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var member) ? member : default;
            return Word(error.ValueKind switch
            {
                JsonValueKind.String => error.GetString(),
                JsonValueKind.Object => Detail(error) ?? Member(error, "status") ?? Member(error, "code"),
                _ => null,
            });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Detail(JsonElement error) =>
        error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array
            ? details.EnumerateArray().Where(detail => detail.ValueKind == JsonValueKind.Object).Select(detail => Member(detail, "errorCode")).FirstOrDefault(code => code is not null)
            : null;

    private static string? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    // A code is one word; anything else could be content.
    private static string? Word(string? code) =>
        code is { Length: > 0 and <= 80 } && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')
            ? code.ToString(CultureInfo.InvariantCulture)
            : null;
}
