using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ham10000.Models.Tests;

/// <summary>A web server on this machine that gives every request one answer, whole, cut short or left hanging.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly string _status;
    private readonly byte[] _content;
    private int _requests;

    public LoopbackServer(string status, byte[] content)
    {
        (_status, _content) = (status, content);
        BytesSent = content.Length;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/weights.safetensors");
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>How much of the content goes out before the connection closes; Content-Length always says the whole.</summary>
    public int BytesSent { get; init; }

    /// <summary>Keeps the connection open, silent, after what was sent.</summary>
    public bool HoldOpen { get; init; }

    public int Requests => _requests;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _serving.Wait();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return;
            }

            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        Interlocked.Increment(ref _requests);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {_status}\r\nContent-Length: {_content.Length}\r\nConnection: close\r\n\r\n"), _stop.Token);
        await stream.WriteAsync(_content.AsMemory(0, BytesSent), _stop.Token);
        if (HoldOpen)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }
    }
}
